"""Two people at the same moment, each in a thread with a connection of its own: one wins, nothing is lost or done twice."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from our2souls.delivery.models import Schedule
from our2souls.dreams import choosing, dreaming, milestones, revisiting, shaping, weaving
from our2souls.dreams.dreaming import Telling
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Answer, Change, Choice, Intention, Revisit, Why
from our2souls.dreams.revisiting import Said
from our2souls.people import pairing
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import Refused
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import Member, a_person
from tests.factories import a_dream, a_milestone, an_intention

pytestmark = pytest.mark.usefixtures("transactional_db")
REFUSALS = (Refused, Overtaken)


def at_once(*acts: tuple[Member, Callable[[], Any]]) -> list[Any]:
    """Let each do their act in a thread of their own, all from the same moment; their results, or how they were refused."""
    ready = threading.Barrier(len(acts), timeout=20)
    results: list[Any] = [None] * len(acts)

    def run(at: int, who: Member, act: Callable[[], Any]) -> None:
        try:
            with viewing(who.viewer):
                ready.wait()
                results[at] = act()
        except BaseException as failure:  # noqa: BLE001 - looked at below
            results[at] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(at, *act)) for at, act in enumerate(acts)]
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
def test_one_invitation_is_taken_once(cleo: Member, turn: int) -> None:
    with viewing(cleo.viewer):
        token = pairing.invite(cleo.person).token
    offer = pairing.offer_for(token)
    joiners = [a_person(name) for name in ("First", "Second", "Third", "Fourth")]
    results = at_once(*((who, lambda who=who: pairing.take(who.person, offer, hue="dusk")) for who in joiners))
    assert refusals(results) == 3
    taken = unscoped.rows(Invitation, "parting").get().taken_by_id
    assert taken == next(who.id for who, result in zip(joiners, results, strict=True) if result is None)


def test_one_yes_begins_one_couple(cleo: Member) -> None:
    joiner = a_person("Joiner")
    with viewing(cleo.viewer):
        token = pairing.invite(cleo.person).token
    pairing.take(joiner.person, pairing.offer_for(token), hue="dusk")
    results = at_once(*((cleo, lambda: pairing.confirm(cleo.person)) for _twice in range(3)))
    assert refusals(results) == 2
    assert Partnership.objects.filter(left_at=None).count() == 2


def test_two_who_invited_each_other_do_not_end_in_two_couples(cleo: Member) -> None:
    other = a_person("Other", hue="dusk")
    tokens = {}
    for who in (cleo, other):
        with viewing(who.viewer):
            tokens[who.id] = pairing.invite(who.person).token
    for who, inviter in ((other, cleo), (cleo, other)):
        pairing.take(who.person, pairing.offer_for(tokens[inviter.id]), hue="moss" if who is cleo else "tide")
    results = at_once(*((who, lambda who=who: pairing.confirm(who.person)) for who in (cleo, other)))
    assert refusals(results) >= 1
    assert Partnership.objects.filter(left_at=None).count() == 2


def test_both_leave_at_once(ana: Member, ben: Member) -> None:
    results = at_once(*((who, lambda who=who: pairing.leave(who.person)) for who in (ana, ben)))
    assert refusals(results) <= 1
    assert not Partnership.objects.filter(left_at=None).exists()


@pytest.mark.parametrize("turn", range(3))
def test_both_choose_and_it_begins_once(ana: Member, ben: Member, turn: int) -> None:
    held = an_intention(ana, ben, chosen=False)
    at_once(*((who, lambda: choosing.choose(held)) for who in (ana, ben)))
    with viewing(ana.viewer):
        now = Intention.objects.get(pk=held.pk)
        assert now.state == "active"
        assert now.next_look_on is not None
        assert Choice.objects.filter(intention=held, withdrawn_at=None).count() == 2
    for who in (ana, ben):
        with viewing(who.viewer):
            assert Schedule.objects.filter(about=held.pk, paused_at=None).count() == 1


def test_both_write_their_why_and_both_are_revealed(ana: Member, ben: Member) -> None:
    held = an_intention(ana, ben, chosen=False)
    at_once(*((who, lambda who=who: weaving.write_why(held, why=f"{who.name}’s why")) for who in (ana, ben)))
    with viewing(ana.viewer):
        assert {why.why for why in Why.objects.filter(intention=held)} == {"Ana’s why", "Ben’s why"}


@pytest.mark.parametrize("turn", range(3))
def test_both_answer_and_it_opens_once(ana: Member, ben: Member, turn: int) -> None:
    held = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisiting.current(held)
    at_once(*((who, lambda who=who: revisiting.answer(look, Said("yes", f"{who.name} says"))) for who in (ana, ben)))
    with viewing(ben.viewer):
        assert Revisit.objects.get(pk=look.pk).opened_at is not None
        assert {answer.changed for answer in Answer.objects.filter(revisit=look)} == {"Ana says", "Ben says"}
        assert Change.objects.filter(intention=held, act="revisited").count() == 1
        assert Choice.objects.filter(intention=held, withdrawn_at=None).count() == 2


def test_an_answer_from_a_second_device_comes_too_late_or_counts_alone(ana: Member, ben: Member) -> None:
    held = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisiting.current(held)
    said = ((ana, "Phone"), (ana, "Laptop"), (ben, "Ben"))
    at_once(*((who, lambda words=words: revisiting.answer(look, Said("yes", words))) for who, words in said))
    with viewing(ben.viewer):
        answers = {answer.person_id: answer.changed for answer in Answer.objects.filter(revisit=look)}
    assert answers[ben.id] == "Ben"
    assert answers[ana.id] in {"Phone", "Laptop"}
    assert len(answers) == 2


def test_an_answer_after_both_changes_nothing(ana: Member, ben: Member) -> None:
    """A page that had stood open on another device."""
    held = an_intention(ana, ben)
    with viewing(ana.viewer):
        look = revisiting.current(held)
    for who in (ana, ben, ana):
        with viewing(who.viewer):
            said = "Too late" if Revisit.objects.get(pk=look.pk).opened_at else "In time"
            revisiting.answer(look, Said("no" if said == "Too late" else "yes", said))
    with viewing(ben.viewer):
        assert {answer.changed for answer in Answer.objects.filter(revisit=look)} == {"In time"}
        assert Intention.objects.get(pk=held.pk).state == "active"


def test_both_begin_a_look_and_it_is_one(ana: Member, ben: Member) -> None:
    held = an_intention(ana, ben)
    looks = at_once(*((who, lambda: revisiting.current(held).pk) for who in (ana, ben)))
    assert len(set(looks)) == 1


@pytest.mark.parametrize("turn", range(3))
def test_of_two_edits_the_later_one_sees_the_others_words(ana: Member, ben: Member, turn: int) -> None:
    held = an_intention(ana, ben, "Before")
    results = at_once(
        *(
            (
                who,
                lambda who=who: shaping.reshape(
                    held, name=who.name, horizon="", rhythm="monthly", version=held.version
                ),
            )
            for who in (ana, ben)
        )
    )
    [overtaken] = [each for each in results if isinstance(each, Overtaken)]
    with viewing(ana.viewer):
        assert overtaken.theirs["name"] == Intention.objects.get(pk=held.pk).name != "Before"


def test_of_two_devices_the_later_one_sees_what_the_first_wrote(ana: Member) -> None:
    dream = a_dream(ana, "Before")
    results = at_once(
        *(
            (ana, lambda line=line: dreaming.rewrite(dream, Telling(line=line), version=1))
            for line in ("Phone", "Laptop")
        )
    )
    [overtaken] = [each for each in results if isinstance(each, Overtaken)]
    assert overtaken.theirs["line"] in {"Phone", "Laptop"}


def test_a_step_is_done_by_whoever_was_first(ana: Member, ben: Member) -> None:
    held = an_intention(ana, ben)
    step = a_milestone(ana, held)
    results = at_once(*((who, lambda: milestones.done(step)) for who in (ana, ben)))
    assert sorted(results) == [False, True]
    with viewing(ana.viewer):
        assert Change.objects.filter(intention=held, act="milestone.done").count() == 1
