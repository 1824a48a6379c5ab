"""What both said yes to stands first, however much is proposed; what one laid down takes the other's yes to go on."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions, queries
from our2souls.rituals.core.models import Ritual, RitualYes
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual, form

NEW, ALL = reverse("rituals:ritual_new"), reverse("rituals:rituals")


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


def act(who: CastMember, ritual: Ritual, what: str) -> str:
    with viewing(who.viewer):
        version = Ritual.objects.get(pk=ritual.pk).version
    return unescape(who.post(reverse("rituals:ritual_act", args=[ritual.pk, what]), {"version": version}).text)


def state(who: CastMember, ritual: Ritual) -> str:
    with viewing(who.viewer):
        return Ritual.objects.get(pk=ritual.pk).state


def waiting(by: CastMember, number: int) -> list[Ritual]:
    """So many proposals that the other has not answered, as rows."""
    with viewing(by.viewer):
        usual = a_ritual(by)
        rows = [
            Ritual(couple_id=usual.couple_id, name=f"Idea {each}", words="", rule=usual.rule, first_on=FIRST,
                   hour=usual.hour, zone=usual.zone, named_by_id=by.id)
            for each in range(number - 1)
        ]  # fmt: skip
        for row in rows:
            row.save()
            RitualYes.objects.create(couple_id=usual.couple_id, ritual=row, person_id=by.id)
    return [usual, *rows]


def test_what_both_said_yes_to_is_never_crowded_out(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 1, tzinfo=UTC)):
        a_ritual(ana, ben, name="Agreed long ago")
        asleep = a_ritual(ana, ben, name="Asleep")
        act(ana, asleep, "rest")
        done = [a_ritual(ana, ben, name="Done") for _number in range(2)]
    for ritual in done:
        act(ana, ritual, "end")
    waiting(ben, queries.MOST + 1)
    text = ana.get(ALL).text
    assert "Agreed long ago" in text
    assert "Asleep" in text
    assert text.index("Agreed long ago") < text.index("Idea "), "what goes on stands above what is asked"


def test_so_many_proposals_of_one_wait_at_most(ana: CastMember, ben: CastMember) -> None:
    made = waiting(ana, actions.MOST_WAITING)
    answer = ana.client.post(NEW, form(name="One more"))
    assert answer.status_code == 422
    text = unescape(answer.text)
    assert "12 of your rituals wait for Ben’s yes" in text
    assert 'value="One more"' in text
    assert "Proposed." in unescape(ben.post(NEW, form(name="Mine")).text), "each has their own"
    act(ana, made[0], "withdraw")
    assert ana.client.post(NEW, form(name="One more")).status_code == 422, "taking a yes back makes no room"
    act(ben, made[1], "yes")
    assert "Proposed." in unescape(ana.post(NEW, form(name="One more")).text)


def test_ended_proposals_do_not_come_back_beyond_it(ana: CastMember, ben: CastMember) -> None:
    gone = a_ritual(ana, name="Gone")
    act(ana, gone, "end")
    waiting(ana, actions.MOST_WAITING)
    assert "wait for Ben’s yes" in act(ana, gone, "resume")
    assert state(ana, gone) == "ended"


def test_who_let_it_rest_takes_it_up_alone_while_it_is_what_both_said_yes_to(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    act(ana, made, "rest")
    act(ana, made, "resume")
    assert state(ben, made) == "active"
    act(ana, made, "rest")
    edit = form(name="Tea", first_on=FIRST.isoformat(), version="1")
    ana.post(reverse("rituals:ritual_edit", args=[made.pk]), edit)
    act(ana, made, "resume")
    with viewing(ben.viewer):
        again = Ritual.objects.get(pk=made.pk)
        assert (again.state, again.name) == ("active", made.name), "as both said yes to it"
    act(ben, made, "accept")
    with viewing(ana.viewer):
        assert Ritual.objects.get(pk=made.pk).name == "Tea"


def test_a_yes_to_what_rests_does_not_wake_it(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    act(ana, made, "rest")
    edit = form(name="Tea", first_on=FIRST.isoformat(), version="1")
    ben.post(reverse("rituals:ritual_edit", args=[made.pk]), edit)
    act(ana, made, "accept")
    assert state(ben, made) == "resting"
    act(ben, made, "resume")
    assert state(ana, made) == "proposed"
    act(ana, made, "yes")
    assert state(ana, made) == "active"


def test_taking_up_again_is_asked_in_its_own_words(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    act(ana, made, "rest")
    for member in (ana, ben):
        member.post(reverse("delivery:mark_all_seen"))
    act(ben, made, "resume")
    home = ana.get(reverse("web:home")).text
    assert "would like to take your ritual up again" in home
    act(ana, made, "yes")
    assert "would like to take your ritual up again" not in ana.get(reverse("web:home")).text
