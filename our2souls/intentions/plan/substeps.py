"""The smaller steps of a milestone: added in one line, put in order, ticked by whom and when, taken out."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.db.models import Max, QuerySet

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.lib import ordering
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


def substeps_of(step: Milestone) -> QuerySet[Substep]:
    """What stands of a step's smaller ones, in order."""
    return Substep.objects.filter(milestone=step, removed_at=None).order_by("position", "pk")


@act
def add(step: Milestone, titles: Sequence[str]) -> list[Substep]:
    """New smaller steps after the others, in this order."""
    _lock(step)
    last = Substep.objects.filter(milestone=step).aggregate(last=Max("position"))["last"] or 0
    made = []
    for position, title in enumerate(titles, last + 1):
        part = Substep.objects.create(
            couple_id=step.couple_id,
            milestone=step,
            title=title,
            position=position,
            made_by_id=current_viewer().person_id,
        )
        intention_history.record(step.intention, "substep.added", after=title)
        made.append(part)
    return made


@act
def arrange(step: Milestone, order: Sequence[UUID]) -> None:
    """Put them in this order. What isn't named keeps its place."""
    _lock(step)
    ordering.arrange(list(substeps_of(step).select_for_update()), order)


@act
def move(part: Substep, direction: Literal["up", "down"]) -> None:
    """Swap one with the one before or after it."""
    _lock(part.milestone)
    ordering.swap(list(substeps_of(part.milestone).select_for_update()), part.pk, direction)


def _lock(step: Milestone) -> None:
    Milestone.objects.select_for_update().get(pk=step.pk)


@act
def mark_done(part: Substep) -> bool:
    """The viewer says it is done; who said so first stays. Says whether it was this call."""
    won = Substep.objects.filter(pk=part.pk, done_at=None).update(done_at=now(), done_by_id=current_viewer().person_id)
    if won:
        intention_history.record(part.milestone.intention, "substep.done", after=part.title)
    return bool(won)


@act
def mark_undone(part: Substep) -> None:
    """It is open again, whoever had done it."""
    if Substep.objects.filter(pk=part.pk).exclude(done_at=None).update(done_at=None, done_by_id=None):
        intention_history.record(part.milestone.intention, "substep.undone", after=part.title)


@act
def remove(part: Substep) -> None:
    """Take it out; the history keeps its words."""
    if Substep.objects.filter(pk=part.pk, removed_at=None).update(removed_at=now()):
        intention_history.record(part.milestone.intention, "substep.removed", before=part.title)
