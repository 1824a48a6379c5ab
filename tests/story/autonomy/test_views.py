"""You yourself, through HTTP: what is said from real rows, to oneself alone; sharing, taking back, and silence."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from our2souls.dreams import actions as dream_actions
from our2souls.dreams import queries as dream_queries
from our2souls.intentions.core import weaving
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy import queries
from our2souls.story.autonomy.facts import BridgeFact
from our2souls.story.autonomy.models import SharedStatement
from our2souls.vision import note_targets
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.commitments import a_commitment, answer
from tests.factories.intentions.core import an_intention
from tests.factories.statements import days_ago, dreams_of, said_to

PAGE = reverse("story:statements")


def test_without_enough_facts_nothing_is_said(ana: CastMember, cleo: CastMember) -> None:
    for member in (ana, cleo):
        dreams_of(member, (400, 300))
        page = said_to(member)
        assert "Nothing to say yet" in page
        assert "alive" not in page
        assert "newest dream" not in page


def test_own_dreams_with_their_evidence_and_one_thing_to_do(cleo: CastMember) -> None:
    """Also for one who is in no couple: nothing is offered to be shared."""
    oldest, _second, third = dreams_of(cleo, (400, 300, 200))
    with clock.frozen(days_ago(20)), viewing(cleo.viewer):
        dream_actions.set_horizon(third, "someday")
    page = said_to(cleo)
    assert "3 dreams of your own are alive. One of them moved in the last three months." in page
    assert "Moved: “Dream 200”" in page
    assert "3 written down" in page
    assert "Look again at “Dream 400”" in page
    assert reverse("dreams:dream", args=[oldest.pk]) in cleo.get(PAGE).text
    assert "Share with" not in page


@pytest.mark.parametrize("step", ["words", "note", "intention"])
def test_whatever_its_owner_did_with_a_dream_moves_it(ana: CastMember, ben: CastMember, step: str) -> None:
    first, *_rest = dreams_of(ana)
    assert "None of them has moved" in said_to(ana)
    with viewing(ana.viewer):
        if step == "words":
            dream_actions.set_obstacle(first, obstacle="fear", if_step="", then_step="", version=1)
        elif step == "note":
            target = note_targets.target(ana.viewer, "dream", first.pk)
            notes_actions.update(target, "dream", first.pk, text="A small boat", pictures=[])
        else:
            weaving.weave(name="A boat for two", mine=first)
    assert "Moved: “Dream 400”" in said_to(ana)


def test_what_the_partner_does_moves_no_dream_of_mine(ana: CastMember, ben: CastMember) -> None:
    first, *_rest = dreams_of(ana)
    with clock.frozen(days_ago(150)), viewing(ana.viewer):
        dream_actions.share(first)
    ben.post(reverse("dreams:dream_support", args=[first.pk]), {"words": "Go on"})
    assert "None of them has moved" in said_to(ana)


def test_dreams_that_rest_came_true_or_were_let_go_are_not_alive(ana: CastMember) -> None:
    resting, true, let_go = dreams_of(ana)
    with clock.frozen(days_ago(100)), viewing(ana.viewer):
        dream_actions.rest(resting)
        dream_actions.came_true(true, on=clock.today("UTC"))
        dream_actions.let_go(let_go)
    page = said_to(ana)
    assert "None of your own dreams is alive at the moment." in page
    for count in ("One resting", "One came true", "One let go"):
        assert count in page


def test_the_time_since_the_last_dream(ana: CastMember) -> None:
    dreams_of(ana, (400, 300, 200))
    assert "Your newest dream is from" in said_to(ana)
    assert "It is “Dream 200”" in said_to(ana)
    a_dream(ana, "Another")
    assert "Your newest dream is from" not in said_to(ana)


def test_proposals_are_each_ones_own(ana: CastMember, ben: CastMember) -> None:
    for name, by, other in (("One", ana, ben), ("Two", ana, ben), ("Three", ben, ana)):
        an_intention(by, other, name)
    an_intention(ana, ben, "Not chosen yet", chosen=False)
    sentence = "Of the 3 intentions that you both chose in the last two years,"
    mine, theirs = said_to(ana), said_to(ben)
    assert f"{sentence} 2 began with you." in mine
    assert "Began with you: “One”" in mine
    assert "Began with you: “Three”" not in mine
    assert f"{sentence} one began with you." in theirs
    assert "Began with you: “Three”" in theirs


def test_who_carries_the_commitments(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    mine = [a_commitment(ana, home, f"Mine {number}") for number in range(4)]
    a_commitment(ben, home, "Theirs")
    sentence = "Of the 5 commitments that are open between you two,"
    assert f"{sentence} 4 are yours." in said_to(ana)
    assert "Yours: “Mine 3”" in said_to(ana)
    assert "Yours: “Theirs”" not in said_to(ana)
    assert f"{sentence} one is yours." in said_to(ben)
    answer(ana, mine[0], "kept", mine[0].next_occurrence)
    page = said_to(ana)
    assert "Of the 4 commitments that are open between you two, 3 are yours." in page
    assert "Kept in the last three months: once." in page
    assert "Kept in the last" not in said_to(ben)


def test_bridges_say_nothing_until_there_are_some(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "agreements" not in said_to(ana)
    day = clock.today("UTC") - timedelta(days=30)
    facts = [BridgeFact(day, mine=False, need_in_agreed=2, need_in_best=5, pressed=5)] * 3
    monkeypatch.setattr(queries, "bridge_facts", lambda *_asked: facts)
    page = said_to(ana)
    assert "In 3 of your 3 agreements the option meets your need clearly less than another did." in page
    assert "After 3 of them you noted that you felt pressed. Only you see this line." in page
    ana.post(reverse("story:statement_share", args=["bridges"]))
    row = SharedStatement._base_manager.get()
    shared = ben.get(reverse("story:shared_statement", args=[row.pk])).text
    assert "In 3 of your 3 agreements the option meets Ana’s need clearly less than another did." in shared
    assert "pressed" not in shared
    with viewing(ana.viewer):
        assert SharedStatement.objects.get().figures == {"agreed": 3, "gave_way": 3, "mine": 0}


def test_it_is_said_in_spanish(ana: CastMember, ben: CastMember) -> None:
    dreams_of(ana)
    ana.person.language = "es"
    ana.person.save(update_fields=["language"])
    with translation.override("es"):
        page = ana.get(PAGE).text
    assert "3 sueños tuyos siguen vivos." in page
    assert "Compartir con Ben" in page


def test_a_dream_without_a_history_counts_from_the_day_it_was_written(ana: CastMember) -> None:
    dreams_of(ana)
    with viewing(ana.viewer):
        rows = dream_queries.own_with_last_event(ana.viewer)
        assert all(row.last_event_at is not None for row in rows)
        for row in rows:
            row.last_event_at = None
        facts = list(queries._dream_facts(rows, ana.us.zone))
    assert all(fact.last_step == fact.written for fact in facts)
