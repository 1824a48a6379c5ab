"""The five-year plan: what two have chosen, from this year to five years on, with both whys and the steps that are open."""

from dataclasses import dataclass
from typing import Any

from our2souls.dreams import access, glances, words
from our2souls.dreams.glances import Glance
from our2souls.dreams.horizon import AHEAD
from our2souls.dreams.models import Dream, Milestone, Why
from our2souls.privacy.viewer import Viewer

MARKS = ("this-year", "1-year", "5-years")
STEPS, CHAPTERS, DREAMS = 6, 60, 60
"""How much of each is put on paper: the next steps of an intention, intentions in all, dreams of each partner."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """An intention on paper: how far, the whys by A then B, the next open steps (each with whose it is)."""

    glance: Glance
    whys: list[tuple[Any, Why]]
    steps: list[tuple[Milestone, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """A mark of the plan: its name, its year, the chapters, and the dreams somebody let onto the paper, with whose."""

    name: str
    year: int
    chapters: list[Chapter]
    dreams: list[tuple[Dream, Any]]


def plan(viewer: Viewer, us: Any, year: int, *, mine: bool = False, theirs: bool = False) -> list[Part]:
    """The parts of the plan from `year` on. Dreams come along only when asked for: paper is read by whoever passes."""
    chapters = [_chapter(glance, us) for glance in glances.with_whys_and_steps(CHAPTERS)]
    dreams: list[Dream] = []
    for wanted, rows in ((mine, access.own_dreams), (theirs and viewer.partner_id, access.partners_dreams)):
        if wanted:
            alive = rows(viewer).filter(rested_at=None, came_true_on=None, let_go_at=None, horizon__in=MARKS)
            dreams += list(alive[:DREAMS])
    names = dict(words.HORIZONS)
    parts = [
        Part(
            str(names[mark]),
            year + AHEAD[mark],
            [each for each in chapters if each.glance.intention.horizon == mark],
            [(dream, us.face(dream.owner_id)) for dream in dreams if dream.horizon == mark],
        )
        for mark in MARKS
    ]
    return [part for part in parts if part.chapters or part.dreams]


def _chapter(glance: Glance, us: Any) -> Chapter:
    held = glance.intention
    by = {why.person_id: why for why in held.whys.all()}
    steps = [step for step in held.milestones.all() if step.done_at is None][:STEPS]
    return Chapter(
        glance,
        [(face, by[face.id]) for face in us.faces if face.id in by],
        [(step, us.face(step.keeper_id)) for step in steps],
    )
