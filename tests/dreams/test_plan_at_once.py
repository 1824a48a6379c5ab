"""Both at the same moment, or one on two devices: no step, no word and no answer is lost or made twice."""

from datetime import date

import pytest

from our2souls.dreams import beginnings, committing, milestones, revisiting, setting_out, substeps
from our2souls.dreams.committing import Promise
from our2souls.dreams.models import Answer, Change, Commitment, Intention, Keeping, Milestone, Substep
from our2souls.dreams.revisiting import Said
from our2souls.lib.clock import today
from our2souls.privacy.viewer import viewing
from tests.cast import Member
from tests.factories import a_milestone, an_intention
from tests.privacy.test_at_once import at_once

pytestmark = pytest.mark.usefixtures("transactional_db")
TURNS = range(3)


def way(by: Member) -> list[Milestone]:
    with viewing(by.viewer):
        return list(Milestone.objects.order_by("position", "pk"))


@pytest.mark.parametrize("turn", TURNS)
def test_one_puts_in_order_while_the_other_adds(ana: Member, ben: Member, turn: int) -> None:
    intention = an_intention(ana, ben)
    ids = [a_milestone(ana, intention, title).pk for title in ("One", "Two", "Three")]
    at_once(
        (ana, lambda: milestones.arrange(intention, list(reversed(ids)))),
        (ben, lambda: milestones.add_several(intention, ["Four", "Five"])),
        (ben, lambda: milestones.add(intention, title="Six")),
    )
    steps = way(ana)
    assert [step.pk for step in steps if step.pk in ids] == list(reversed(ids))
    assert len(steps) == 6
    assert len({step.position for step in steps}) == 6


@pytest.mark.parametrize("turn", TURNS)
def test_a_smaller_step_is_done_once(ana: Member, ben: Member, turn: int) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    with viewing(ana.viewer):
        part = substeps.add(step, ["Part"])[0]
    results = at_once((ana, lambda: substeps.done(part)), (ben, lambda: substeps.done(part)))
    assert sorted(results) == [False, True]
    at_once((ana, lambda: substeps.add(step, ["A"])), (ben, lambda: substeps.add(step, ["B"])))
    with viewing(ana.viewer):
        assert Change.objects.filter(act="substep.done").count() == 1
        assert len({part.position for part in Substep.objects.all()}) == 3


@pytest.mark.parametrize("turn", TURNS)
def test_an_occasion_is_answered_once_from_two_devices(ana: Member, ben: Member, turn: int) -> None:
    intention, day = an_intention(ana, ben), today("UTC")
    with viewing(ana.viewer):
        it = committing.commit(intention, Promise("Move it across", on=day, rule="monthly"))
    results = at_once((ana, lambda: committing.keep(it, day)), (ana, lambda: committing.let_go(it, day)))
    assert results.count(None) == 1
    with viewing(ana.viewer):
        assert Keeping.objects.count() == 1
        assert Commitment.objects.get().open_occasion > day


@pytest.mark.parametrize("turn", TURNS)
def test_both_begin_from_the_same_template(ana: Member, ben: Member, turn: int) -> None:
    intention, beginning = an_intention(ana, ben), beginnings.BY_KEY["cafe"]
    titles = [str(step) for step in beginning.steps]
    at_once(*((who, lambda: setting_out.begin(intention, beginning, titles)) for who in (ana, ben)))
    steps = way(ana)
    with viewing(ana.viewer):
        assert [step.title for step in steps] == titles


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_said_in_a_revisit_is_promised_once(ana: Member, ben: Member, turn: int) -> None:
    an_intention(ana, ben)
    for who in (ana, ben):
        with viewing(who.viewer):
            look = revisiting.current(Intention.objects.get())
            revisiting.answer(look, Said("yes", "", "Visit one house", date(2026, 12, 1).isoformat()))
    with viewing(ana.viewer):
        answer = Answer.objects.select_related("revisit__intention").get(person_id=ana.id)
        promise, intention = Promise(answer.next_step), answer.revisit.intention
    made = at_once(*((ana, lambda: committing.commit(intention, promise, answer=answer)) for _device in range(2)))
    assert made[0].pk == made[1].pk
    with viewing(ana.viewer):
        assert Commitment.objects.count() == 1
