"""The smaller steps of a milestone: added in one line, put in order, ticked by whom and when, taken out."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.db.models import Max, QuerySet

from our2souls.dreams import history, ordering
from our2souls.dreams.models import Milestone, Substep
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


def of(step: Milestone) -> QuerySet[Substep]:
    """What stands of a step's smaller ones, in order."""
    return Substep.objects.filter(milestone=step, removed_at=None).order_by("position", "pk")


@act
def add(step: Milestone, titles: Sequence[str]) -> list[Substep]:
    """New smaller steps after the others, in this order."""
    _hold(step)
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
        history.note(step.intention, "substep.added", after=title)
        made.append(part)
    return made


@act
def arrange(step: Milestone, order: Sequence[UUID]) -> None:
    """Put them in this order. What isn't named keeps its place."""
    _hold(step)
    ordering.arrange(list(of(step).select_for_update()), order)


@act
def move(part: Substep, direction: Literal["up", "down"]) -> None:
    """Swap one with the one before or after it."""
    _hold(part.milestone)
    ordering.swap(list(of(part.milestone).select_for_update()), part.pk, direction)


def _hold(step: Milestone) -> None:
    Milestone.objects.select_for_update().get(pk=step.pk)


@act
def done(part: Substep) -> bool:
    """The viewer says it is done; who said so first stays. Says whether it was this call."""
    won = Substep.objects.filter(pk=part.pk, done_at=None).update(done_at=now(), done_by_id=current_viewer().person_id)
    if won:
        history.note(part.milestone.intention, "substep.done", after=part.title)
    return bool(won)


@act
def undone(part: Substep) -> None:
    """It is open again, whoever had done it."""
    if Substep.objects.filter(pk=part.pk).exclude(done_at=None).update(done_at=None, done_by_id=None):
        history.note(part.milestone.intention, "substep.undone", after=part.title)


@act
def take_out(part: Substep) -> None:
    """Take it out; the history keeps its words."""
    if Substep.objects.filter(pk=part.pk, removed_at=None).update(removed_at=now()):
        history.note(part.milestone.intention, "substep.removed", before=part.title)
