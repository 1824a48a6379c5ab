"""Two people at the same moment, each in a thread with a connection of its own: one wins, nothing is lost or done twice."""

import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from typing import Any

import pytest
from django.db import connections

from our2souls.delivery.models import Schedule
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.actions import DreamData
from our2souls.intentions.core import choosing, details, weaving
from our2souls.intentions.core.models import Choice, HistoryEntry, Intention, RevealedWhy
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer
from our2souls.milestones.ics import actions as ics_actions
from our2souls.milestones.models import RelationshipMilestone
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.actions import PairingRefused
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from our2souls.ui.form.edit_conflict import EditConflict
from tests.cast import CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_milestone, an_intention
from tests.factories.milestones import an_ics_upload, on_day

pytestmark = pytest.mark.usefixtures("transactional_db")
REFUSALS = (PairingRefused, EditConflict)


def at_once(*acts: tuple[CastMember, Callable[[], Any]]) -> list[Any]:
    """Let each do their act in a thread of their own, all from the same moment; their results, or how they were refused."""
    ready = threading.Barrier(len(acts), timeout=20)
    results: list[Any] = [None] * len(acts)

    def run(at: int, who: CastMember, act: Callable[[], Any]) -> None:
        try:
            with viewing(who.viewer):
                ready.wait()
                results[at] = act()
        except BaseException as failure:  # noqa: BLE001 - looked at below
            results[at] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=copy_context().run, args=(run, at, *act)) for at, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    broken = [each for each in results if isinstance(each, BaseException) and not isinstance(each, REFUSALS)]
    assert not broken, broken
    return results


def refusals(results: list[Any]) -> int:
    return sum(isinstance(each, REFUSALS) for each in results)


@pytest.mark.parametrize("turn", range(3))
def test_two_who_accept_one_invitation_at_once_do_it_once(cleo: CastMember, turn: int) -> None:
    with viewing(cleo.viewer):
        token = pairing_actions.invite(cleo.person).token
    offer = pairing_actions.preview_for(token)
    joiners = [a_person(name) for name in ("First", "Second", "Third", "Fourth")]
    results = at_once(
        *((who, lambda who=who: pairing_actions.accept(who.person, offer, hue="dusk")) for who in joiners)
    )
    assert refusals(results) == 3
    taken = unscoped.queryset(Invitation, "erasure").get().accepted_by_id
    assert taken == next(who.id for who, result in zip(joiners, results, strict=True) if result is None)


def test_confirming_twice_at_once_begins_one_couple(cleo: CastMember) -> None:
    joiner = a_person("Joiner")
    with viewing(cleo.viewer):
        token = pairing_actions.invite(cleo.person).token
    pairing_actions.accept(joiner.person, pairing_actions.preview_for(token), hue="dusk")
    results = at_once(*((cleo, lambda: pairing_actions.confirm(cleo.person)) for _twice in range(3)))
    assert refusals(results) == 2
    assert Partnership.objects.filter(left_at=None).count() == 2


def test_two_who_invited_each_other_do_not_end_in_two_couples(cleo: CastMember) -> None:
    other = a_person("Other", hue="dusk")
    tokens = {}
    for who in (cleo, other):
        with viewing(who.viewer):
            tokens[who.id] = pairing_actions.invite(who.person).token
    for who, inviter in ((other, cleo), (cleo, other)):
        pairing_actions.accept(
            who.person, pairing_actions.preview_for(tokens[inviter.id]), hue="moss" if who is cleo else "tide"
        )
    results = at_once(*((who, lambda who=who: pairing_actions.confirm(who.person)) for who in (cleo, other)))
    assert refusals(results) >= 1
    assert Partnership.objects.filter(left_at=None).count() == 2


def test_both_who_leave_at_once_separate_once(ana: CastMember, ben: CastMember) -> None:
    results = at_once(*((who, lambda who=who: pairing_actions.separate(who.person)) for who in (ana, ben)))
    assert refusals(results) <= 1
    assert not Partnership.objects.filter(left_at=None).exists()


@pytest.mark.parametrize("turn", range(3))
def test_both_who_choose_an_intention_at_once_begin_it_once(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben, chosen=False)
    at_once(*((who, lambda: choosing.choose(intention)) for who in (ana, ben)))
    with viewing(ana.viewer):
        now = Intention.objects.get(pk=intention.pk)
        assert now.state == "active"
        assert now.next_look_on is not None
        assert Choice.objects.filter(intention=intention, withdrawn_at=None).count() == 2
    for who in (ana, ben):
        with viewing(who.viewer):
            assert Schedule.objects.filter(about=intention.pk, paused_at=None).count() == 1


def test_both_who_write_their_why_at_once_have_both_revealed(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, chosen=False)
    at_once(*((who, lambda who=who: weaving.write_why(intention, why=f"{who.name}’s why")) for who in (ana, ben)))
    with viewing(ana.viewer):
        assert {why.why for why in RevealedWhy.objects.filter(intention=intention)} == {"Ana’s why", "Ben’s why"}


@pytest.mark.parametrize("turn", range(3))
def test_both_who_answer_a_revisit_at_once_open_it_once(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisit_actions.open_or_create(intention)
    at_once(
        *(
            (who, lambda who=who: revisit_actions.answer(look, AnswerData("yes", f"{who.name} says")))
            for who in (ana, ben)
        )
    )
    with viewing(ben.viewer):
        assert Revisit.objects.get(pk=look.pk).opened_at is not None
        assert {answer.changed for answer in RevisitAnswer.objects.filter(revisit=look)} == {"Ana says", "Ben says"}
        assert HistoryEntry.objects.filter(intention=intention, act="revisited").count() == 1
        assert Choice.objects.filter(intention=intention, withdrawn_at=None).count() == 2


def test_a_revisit_answer_from_a_second_device_comes_too_late_or_counts_alone(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisit_actions.open_or_create(intention)
    said = ((ana, "Phone"), (ana, "Laptop"), (ben, "Ben"))
    at_once(*((who, lambda words=words: revisit_actions.answer(look, AnswerData("yes", words))) for who, words in said))
    with viewing(ben.viewer):
        answers = {answer.person_id: answer.changed for answer in RevisitAnswer.objects.filter(revisit=look)}
    assert answers[ben.id] == "Ben"
    assert answers[ana.id] in {"Phone", "Laptop"}
    assert len(answers) == 2


def test_a_revisit_answer_after_both_changes_nothing(ana: CastMember, ben: CastMember) -> None:
    """A page that had stood open on another device."""
    intention = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisit_actions.open_or_create(intention)
    for who in (ana, ben, ana):
        with viewing(who.viewer):
            said = "Too late" if Revisit.objects.get(pk=look.pk).opened_at else "In time"
            revisit_actions.answer(look, AnswerData("no" if said == "Too late" else "yes", said))
    with viewing(ben.viewer):
        assert {answer.changed for answer in RevisitAnswer.objects.filter(revisit=look)} == {"In time"}
        assert Intention.objects.get(pk=intention.pk).state == "active"


def test_both_who_begin_a_revisit_at_once_begin_one(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    looks = at_once(*((who, lambda: revisit_actions.open_or_create(intention).pk) for who in (ana, ben)))
    assert len(set(looks)) == 1


@pytest.mark.parametrize("turn", range(3))
def test_the_later_of_two_edits_at_once_sees_the_others_words(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben, "Before")
    results = at_once(
        *(
            (
                who,
                lambda who=who: details.update(
                    intention, name=who.name, horizon="", rhythm="monthly", version=intention.version
                ),
            )
            for who in (ana, ben)
        )
    )
    [overtaken] = [each for each in results if isinstance(each, EditConflict)]
    with viewing(ana.viewer):
        assert overtaken.theirs["name"] == Intention.objects.get(pk=intention.pk).name != "Before"


def test_the_later_of_two_devices_editing_a_dream_sees_what_the_first_wrote(ana: CastMember) -> None:
    dream = a_dream(ana, "Before")
    results = at_once(
        *(
            (ana, lambda line=line: dream_actions.update(dream, DreamData(line=line), version=1))
            for line in ("Phone", "Laptop")
        )
    )
    [overtaken] = [each for each in results if isinstance(each, EditConflict)]
    assert overtaken.theirs["line"] in {"Phone", "Laptop"}


def test_a_calendars_file_that_is_confirmed_twice_at_once_comes_in_once(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *[on_day(f"Day {number}", date(2090, 1, number)) for number in (1, 2, 3)])
    results = at_once(*[(ana, lambda: ics_actions.add_from_ics(upload, {0, 1, 2}))] * 3)
    assert sorted(results, key=str) == [3, None, None]
    with viewing(ben.viewer):
        assert RelationshipMilestone.objects.count() == 3


def test_a_milestone_is_done_by_whoever_was_first(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    results = at_once(*((who, lambda: plan_actions.mark_done(step)) for who in (ana, ben)))
    assert sorted(results) == [False, True]
    with viewing(ana.viewer):
        assert HistoryEntry.objects.filter(intention=intention, act="milestone.done").count() == 1
