"""The five-year plan: what two have chosen, from this year to five years on, with both whys and the steps that are open."""

from dataclasses import dataclass
from typing import Any

from our2souls.dreams import choices as dream_choices
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.access import Dream
from our2souls.intentions.core.access import RevealedWhy
from our2souls.intentions.page import summaries
from our2souls.intentions.page.summaries import IntentionSummary
from our2souls.intentions.plan.access import Milestone
from our2souls.privacy.viewer import Viewer
from our2souls.story.future.horizon import AHEAD

MARKS = ("this-year", "1-year", "5-years")
STEPS, INTENTIONS, DREAMS = 6, 60, 60
"""How much of each is put on paper: the next steps of an intention, intentions in all, dreams of each partner."""


@dataclass(frozen=True, slots=True)
class PlanIntention:
    """An intention on paper: how far, the whys by A then B, the next open steps (each with whose it is)."""

    summary: IntentionSummary
    whys: list[tuple[Any, RevealedWhy]]
    steps: list[tuple[Milestone, Any]]


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """A mark of the plan: its name, its year, the intentions, and the dreams somebody let onto the paper, with whose."""

    name: str
    year: int
    intentions: list[PlanIntention]
    dreams: list[tuple[Dream, Any]]


def plan(viewer: Viewer, us: Any, year: int, *, mine: bool = False, theirs: bool = False) -> list[PlanPeriod]:
    """The parts of the plan from `year` on. Dreams come along only when asked for: paper is read by whoever passes."""
    intentions = [_plan_intention(summary, us) for summary in summaries.with_whys_and_steps(INTENTIONS)]
    dreams: list[Dream] = []
    for wanted, rows in (
        (mine, dream_queries.own_dreams),
        (theirs and viewer.partner_id, dream_queries.partners_dreams),
    ):
        if wanted:
            alive = rows(viewer).living().filter(horizon__in=MARKS)
            dreams += list(alive[:DREAMS])
    names = dict(dream_choices.HORIZONS)
    periods = [
        PlanPeriod(
            str(names[mark]),
            year + AHEAD[mark],
            [each for each in intentions if each.summary.intention.horizon == mark],
            [(dream, us.face(dream.owner_id)) for dream in dreams if dream.horizon == mark],
        )
        for mark in MARKS
    ]
    return [part for part in periods if part.intentions or part.dreams]


def _plan_intention(summary: IntentionSummary, us: Any) -> PlanIntention:
    intention = summary.intention
    by = {why.person_id: why for why in intention.whys.all()}
    steps = [step for step in intention.milestones.all() if step.done_at is None][:STEPS]
    return PlanIntention(
        summary,
        [(face, by[face.id]) for face in us.faces if face.id in by],
        [(step, us.face(step.keeper_id)) for step in steps],
    )
