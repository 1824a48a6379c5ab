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
from tests.factories.intentions import a_milestone, an_intention
from tests.privacy.test_concurrency import at_once

pytestmark = pytest.mark.usefixtures("transactional_db")
TURNS = range(3)


def way(by: CastMember) -> list[Milestone]:
    with viewing(by.viewer):
        return list(Milestone.objects.order_by("position", "pk"))


@pytest.mark.parametrize("turn", TURNS)
def test_one_puts_in_order_while_the_other_adds(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben)
    ids = [a_milestone(ana, intention, title).pk for title in ("One", "Two", "Three")]
    at_once(
        (ana, lambda: plan_actions.arrange(intention, list(reversed(ids)))),
        (ben, lambda: plan_actions.add_several(intention, ["Four", "Five"])),
        (ben, lambda: plan_actions.add(intention, title="Six")),
    )
    steps = way(ana)
    assert [step.pk for step in steps if step.pk in ids] == list(reversed(ids))
    assert len(steps) == 6
    assert len({step.position for step in steps}) == 6


@pytest.mark.parametrize("turn", TURNS)
def test_a_smaller_step_is_done_once(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    with viewing(ana.viewer):
        part = substeps.add(step, ["Part"])[0]
    results = at_once((ana, lambda: substeps.mark_done(part)), (ben, lambda: substeps.mark_done(part)))
    assert sorted(results) == [False, True]
    at_once((ana, lambda: substeps.add(step, ["A"])), (ben, lambda: substeps.add(step, ["B"])))
    with viewing(ana.viewer):
        assert HistoryEntry.objects.filter(act="substep.done").count() == 1
        assert len({part.position for part in Substep.objects.all()}) == 3


@pytest.mark.parametrize("turn", TURNS)
def test_an_occasion_is_answered_once_from_two_devices(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention, day = an_intention(ana, ben), today("UTC")
    with viewing(ana.viewer):
        it = commitment_actions.create(intention, CommitmentData("Move it across", on=day, rule="monthly"))
    results = at_once(
        (ana, lambda: commitment_actions.mark_kept(it, day)), (ana, lambda: commitment_actions.mark_let_go(it, day))
    )
    assert results.count(None) == 1
    with viewing(ana.viewer):
        assert OccurrenceOutcome.objects.count() == 1
        assert Commitment.objects.get().open_occasion > day


@pytest.mark.parametrize("turn", TURNS)
def test_both_begin_from_the_same_template(ana: CastMember, ben: CastMember, turn: int) -> None:
    intention, beginning = an_intention(ana, ben), starter_template_catalog.BY_KEY["cafe"]
    titles = [str(step) for step in beginning.steps]
    at_once(*((who, lambda: starter_template_actions.apply(intention, beginning, titles)) for who in (ana, ben)))
    steps = way(ana)
    with viewing(ana.viewer):
        assert [step.title for step in steps] == titles


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_said_in_a_revisit_is_promised_once(ana: CastMember, ben: CastMember, turn: int) -> None:
    an_intention(ana, ben)
    for who in (ana, ben):
        with viewing(who.viewer):
            look = revisit_actions.open_or_create(Intention.objects.get())
            revisit_actions.answer(look, AnswerData("yes", "", "Visit one house", date(2026, 12, 1).isoformat()))
    with viewing(ana.viewer):
        answer = RevisitAnswer.objects.select_related("revisit__intention").get(person_id=ana.id)
        promise, intention = CommitmentData(answer.next_step), answer.revisit.intention
    made = at_once(
        *((ana, lambda: commitment_actions.create(intention, promise, answer=answer)) for _device in range(2))
    )
    assert made[0].pk == made[1].pk
    with viewing(ana.viewer):
        assert Commitment.objects.count() == 1
