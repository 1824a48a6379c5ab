"""Both at the same moment, or one on two devices: no step, no word and no answer is lost or made twice."""

from datetime import date

import pytest

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.intentions.revisits.models import RevisitAnswer
from our2souls.intentions.starter_templates import actions as starter_template_actions
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.lib.clock import today
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import made_on_monday
from tests.factories.intentions.core import a_milestone, an_intention
from tests.privacy.test_concurrency import at_once

pytestmark = pytest.mark.usefixtures("transactional_db")
TURNS = range(3)


def milestones(by: CastMember) -> list[Milestone]:
    with viewing(by.viewer):
        return list(Milestone.objects.order_by("position", "pk"))


@pytest.mark.parametrize("turn", TURNS)
def test_milestones_that_one_puts_in_order_while_the_other_adds_are_all_there(
    ana: CastMember, ben: CastMember, turn: int
) -> None:
    intention = an_intention(ana, ben)
    ids = [a_milestone(ana, intention, title).pk for title in ("One", "Two", "Three")]
    at_once(
        (ana, lambda: plan_actions.arrange(intention, list(reversed(ids)))),
        (ben, lambda: plan_actions.add_several(intention, ["Four", "Five"])),
        (ben, lambda: plan_actions.add(intention, title="Six")),
    )
    steps = milestones(ana)
    assert [step.pk for step in steps if step.pk in ids] == list(reversed(ids))
    assert len(steps) == 6
    assert len({step.position for step in steps}) == 6


@pytest.mark.parametrize("turn", TURNS)
def test_a_substep_done_by_both_at_once_is_done_once(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    with viewing(ana.viewer):
        substep = substeps.add(step, ["Part"])[0]
    results = at_once((ana, lambda: substeps.mark_done(substep)), (ben, lambda: substeps.mark_done(substep)))
    assert sorted(results) == [False, True]
    at_once((ana, lambda: substeps.add(step, ["A"])), (ben, lambda: substeps.add(step, ["B"])))
    with viewing(ana.viewer):
        assert HistoryEntry.objects.filter(act="substep.done").count() == 1
        assert len({substep.position for substep in Substep.objects.all()}) == 3


@pytest.mark.parametrize("turn", TURNS)
def test_an_occurrence_is_answered_once_from_two_devices(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention, day = an_intention(ana, ben), today("UTC")
    commitment = made_on_monday(ana, intention, "Move it across", on=day, rule="monthly")
    results = at_once(
        (ana, lambda: commitment_actions.mark_kept(commitment, day)),
        (ana, lambda: commitment_actions.mark_let_go(commitment, day)),
    )
    assert results.count(None) == 1
    with viewing(ana.viewer):
        assert OccurrenceOutcome.objects.count() == 1
        assert Commitment.objects.get().next_occurrence > day


@pytest.mark.parametrize("turn", TURNS)
def test_a_starter_template_applied_by_both_at_once_makes_its_milestones_once(
    ana: CastMember, ben: CastMember, turn: int
) -> None:
    intention, template = an_intention(ana, ben), starter_template_catalog.BY_KEY["cafe"]
    titles = [str(step) for step in template.steps]
    at_once(*((who, lambda: starter_template_actions.apply(intention, template, titles)) for who in (ana, ben)))
    steps = milestones(ana)
    with viewing(ana.viewer):
        assert [step.title for step in steps] == titles


@pytest.mark.parametrize("turn", TURNS)
def test_the_next_step_of_a_revisit_becomes_one_commitment_from_two_devices(
    ana: CastMember, ben: CastMember, turn: int
) -> None:
    an_intention(ana, ben)
    for who in (ana, ben):
        with viewing(who.viewer):
            revisit = revisit_actions.open_or_create(Intention.objects.get())
            revisit_actions.answer(revisit, AnswerData("yes", "", "Visit one house", date(2026, 12, 1).isoformat()))
    with viewing(ana.viewer):
        answer = RevisitAnswer.objects.select_related("revisit__intention").get(person_id=ana.id)
        data, intention = CommitmentData(answer.next_step), answer.revisit.intention
    made = at_once(*((ana, lambda: commitment_actions.create(intention, data, answer=answer)) for _device in range(2)))
    assert made[0].pk == made[1].pk
    with viewing(ana.viewer):
        assert Commitment.objects.count() == 1
