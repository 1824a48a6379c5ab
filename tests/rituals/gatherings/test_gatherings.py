"""A gathering: its agenda fills itself, it is ticked, noted, ended with one thing, or missed without blame."""

from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.delivery.models import Notification
from our2souls.dreams import support
from our2souls.dreams.models import Dream
from our2souls.intentions.commitments.models import Commitment
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as prompt_actions
from our2souls.prompts.turns import queries as prompt_queries
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote
from our2souls.rituals.gatherings.turns import first_speaker
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import an_intention
from tests.factories.rhythm.rituals import FIRST, a_ritual

NEXT = FIRST + timedelta(days=7)
ids = st.uuids()


@pytest.fixture(autouse=True)
def sunday() -> Any:
    """The first Sunday of December, at noon."""
    with clock.frozen(datetime(2026, 12, 6, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(ana: CastMember, ben: CastMember) -> Ritual:
    """Each Sunday at ten."""
    return a_ritual(ana, ben)


def page(ritual: Ritual, day: date = FIRST, name: str = "gathering", *more: object) -> str:
    return reverse(f"rituals:{name}", args=[ritual.pk, day, *more])


def keep(who: CastMember, ritual: Ritual, day: date = FIRST, **sent: str) -> str:
    text: str = who.post(page(ritual, day, "gathering_act", "keep"), sent).text
    return text


def gathering(who: CastMember, day: date = FIRST) -> Gathering:
    with viewing(who.viewer):
        return Gathering.objects.get(occurrence=day)


def test_the_agenda_fills_itself_with_what_waits(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    with clock.frozen(datetime(2026, 11, 5, tzinfo=UTC)):
        home = an_intention(ana, ben, "Our first home")
        a_commitment(ben, home, "Call the bank", on=date(2026, 12, 5))
        dream = a_dream(ana, "A lighthouse", share=True)
        a_dream(ben, "A garden", share=True)
        with viewing(ben.viewer):
            support.support(Dream.shared_with_me.get(pk=dream.pk), words="Go", offer="I drive you there")
        with viewing(ben.viewer):
            turn = prompt_actions.draw()
    assert turn is not None
    text = ana.get(page(coffee)).text
    assert prompt_queries.spoken(turn.words) in unescape(text)
    for words in ("Our first home", "Call the bank", "I drive you there", "A garden"):
        assert words in text
    theirs = ben.get(page(coffee)).text
    assert "Call the bank" in theirs
    assert "I drive you there" not in theirs, "it waits for Ana’s answer, and that is hers"
    assert "A garden" not in theirs
    with viewing(ana.viewer):
        assert not Gathering.objects.exists(), "looking makes nothing"


def test_what_was_talked_about_is_ticked_for_both(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    with clock.frozen(datetime(2026, 11, 5, tzinfo=UTC)):
        home = an_intention(ana, ben, "Our first home")
    tick = page(coffee, FIRST, "gathering_tick", "reviews", home.pk)
    ana.post(tick)
    ana.post(tick)
    assert 'aria-pressed="true"' in ben.get(page(coffee)).text
    ben.post(tick, {"off": "yes"})
    assert 'aria-pressed="true"' not in ana.get(page(coffee)).text
    assert ana.client.post(page(coffee, FIRST, "gathering_tick", "secrets", home.pk)).status_code == 404


def test_what_is_not_on_the_agenda_is_not_ticked(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    ana.post(page(coffee, FIRST, "gathering_tick", "reviews", uuid4()))
    with viewing(ana.viewer):
        assert not AgendaTick.objects.exists()


def test_each_writes_notes_and_takes_only_their_own_out(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    ana.post(page(coffee, FIRST, "gathering_note"), {"words": "More walks"})
    assert "More walks" in ben.get(page(coffee)).text
    assert ana.client.post(page(coffee, FIRST, "gathering_note"), {"words": ""}).status_code == 422
    with viewing(ana.viewer):
        note = GatheringNote.objects.get()
    out = page(coffee, FIRST, "gathering_note_remove", note.pk)
    assert ben.client.post(out).status_code == 404
    ana.post(out)
    assert "More walks" not in ben.get(page(coffee)).text
    with viewing(ana.viewer):
        assert GatheringNote.objects.get().words == ""


def test_one_thing_stays_a_sentence_and_is_there_the_next_time(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    assert "You take along" in keep(ana, coffee, one_thing="Phones away at dinner")
    assert "Phones away at dinner" in ben.get(page(coffee, NEXT)).text
    assert "Phones away at dinner" in ben.get(reverse("rituals:gatherings", args=[coffee.pk])).text
    with viewing(ana.viewer):
        assert not Commitment.objects.exists()


def test_one_thing_becomes_the_commitment_of_whoever_promises_it(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    home = an_intention(ana, ben, "Our first home")
    keep(ben, coffee, one_thing="Call the bank", intention=str(home.pk))
    with viewing(ana.viewer):
        made = Commitment.objects.get()
        assert (made.words, made.person_id, made.intention_id) == ("Call the bank", ben.id, home.pk)
    assert gathering(ana).commitment_id == made.pk
    keep(ben, coffee, one_thing="Call the bank", intention=str(home.pk))
    with viewing(ana.viewer):
        assert Commitment.objects.count() == 1
    other = an_intention(ben, ana, "Not chosen", chosen=False)
    answer = ana.client.post(page(coffee, NEXT, "gathering_act", "keep"), {"intention": str(other.pk)})
    assert answer.status_code == 422


def test_who_ends_it_second_takes_nothing_away(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    home = an_intention(ana, ben, "Our first home")
    keep(ana, coffee, one_thing="Phones away at dinner")
    assert "It is noted already" in keep(ben, coffee)
    sent = {"one_thing": "Mine", "intention": str(home.pk)}
    answer = ben.client.post(page(coffee, FIRST, "gathering_act", "keep"), sent)
    assert answer.status_code == 409
    assert "Phones away at dinner" in answer.text
    assert 'value="Mine"' in answer.text, "nothing that was typed is lost"
    ben.post(page(coffee, FIRST, "gathering_act", "missed"))
    over = gathering(ben)
    with viewing(ben.viewer):
        assert (over.one_thing, over.one_thing_by_id, over.outcome) == ("Phones away at dinner", ana.id, "kept")
        assert not Commitment.objects.exists()
    ben.post(page(coffee, FIRST, "gathering_act", "reopen"))
    keep(ben, coffee)
    with viewing(ben.viewer):
        assert gathering(ben).one_thing == "Phones away at dinner"


def test_a_time_that_has_not_come_is_neither_kept_nor_missed(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    assert "This time has not come yet" in keep(ana, coffee, NEXT, one_thing="Early")
    assert "This time has not come yet" in ana.post(page(coffee, NEXT, "gathering_act", "missed")).text
    with viewing(ana.viewer):
        assert not Gathering.objects.exists()
    with clock.frozen(datetime(2026, 12, 13, 12, tzinfo=UTC)):
        assert "A good one" in keep(ana, coffee, NEXT)


def test_missing_it_is_said_without_blame_and_told_to_nobody(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    Notification._base_manager.all().delete()
    text = ana.post(page(coffee, FIRST, "gathering_act", "missed")).text
    assert "That’s fine" in text
    assert not Notification._base_manager.filter(owner_id=ben.id, cancelled_at=None).exists()
    ben.post(page(coffee, FIRST, "gathering_act", "reopen"))
    assert gathering(ana).outcome == ""


def test_what_is_over_reminds_nobody_any_more(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, tzinfo=UTC)):
        made = a_ritual(ana, ben)
    call_command("worker", "--once")
    waiting = Notification._base_manager.filter(notice="ritual", channel="inapp", cancelled_at=None)
    assert {row.owner_id for row in waiting} == {ana.id, ben.id}
    keep(ana, made)
    assert not waiting.all().exists()
    assert "Time for one of your rituals" not in ben.get(reverse("web:home")).text


def test_the_reminder_leads_to_the_time_that_is_due(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    now = reverse("rituals:gathering_now", args=[coffee.pk])
    assert ana.client.get(now).headers["Location"] == page(coffee)
    with clock.frozen(datetime(2026, 12, 11, 12, tzinfo=UTC)):
        assert ana.client.get(now).headers["Location"] == page(coffee), "nobody has said yet what became of it"
    with clock.frozen(datetime(2026, 12, 12, 12, tzinfo=UTC)):
        assert ana.client.get(now).headers["Location"] == page(coffee, NEXT), "it is tomorrow"
    keep(ana, coffee)
    assert ben.client.get(now).headers["Location"] == page(coffee, NEXT)


def test_what_was_done_stays_when_the_ritual_is_at_another_time(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    keep(ana, coffee, one_thing="Phones away")
    with viewing(ana.viewer):
        Ritual.objects.filter(pk=coffee.pk).update(rule="FREQ=WEEKLY;BYDAY=MO")
    assert "Phones away" in ben.get(page(coffee)).text
    assert ben.client.get(page(coffee, NEXT)).status_code == 404


@given(st.tuples(ids, ids).filter(lambda both: both[0] != both[1]), ids, st.integers(1, 9))
def test_turns_alternate_and_both_see_the_same(both: tuple[UUID, UUID], ritual: UUID, times: int) -> None:
    speaker = first_speaker(None, both, ritual)
    assert speaker in both
    for _time in range(times):
        following = first_speaker(speaker, both, ritual)
        assert following == first_speaker(speaker, (both[1], both[0]), ritual)
        assert {following, speaker} == set(both)
        speaker = following
