"""The steps of an intention: add, change, move, done and undone by whom and when, taken out."""

from datetime import date
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from our2souls.dreams import history
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Intention, Milestone
from our2souls.lib.clock import now
from our2souls.privacy.viewer import current_viewer


@transaction.atomic
def add(intention: Intention, *, title: str, keeper_id: UUID | None = None, due_on: date | None = None) -> Milestone:
    """A new step at the end of the way; without a keeper it is both partners'."""
    last = Milestone.objects.filter(intention=intention).aggregate(last=Max("position"))["last"] or 0
    step = Milestone.objects.create(
        couple_id=intention.couple_id,
        intention=intention,
        title=title,
        position=last + 1,
        keeper_id=keeper_id,
        due_on=due_on,
        made_by_id=current_viewer().person_id,
    )
    history.note(intention, "milestone.added", after=title)
    return step


@transaction.atomic
def change(step: Milestone, *, title: str, keeper_id: UUID | None, due_on: date | None, version: int) -> Milestone:
    """Change a step's words, keeper or day.

    Raises Overtaken when the other changed it since `version` was read.
    """
    held = Milestone.objects.select_for_update().get(pk=step.pk)
    if held.version != version:
        raise Overtaken({"title": held.title, "keeper": held.keeper_id, "due_on": held.due_on}, held.version)
    before = held.title
    held.title, held.keeper_id, held.due_on = title, keeper_id, due_on
    held.version += 1
    held.save()
    history.note(held.intention, "milestone.changed", before=before, after=title)
    return held


@transaction.atomic
def move(step: Milestone, direction: Literal["up", "down"]) -> None:
    """Swap a step with the one before or after it; at an end nothing happens."""
    steps = list(
        Milestone.objects.select_for_update()
        .filter(intention_id=step.intention_id, removed_at=None)
        .order_by("position")
    )
    at = next(i for i, each in enumerate(steps) if each.pk == step.pk)
    other = at - 1 if direction == "up" else at + 1
    if 0 <= other < len(steps):
        a, b = steps[at], steps[other]
        a.position, b.position = b.position, a.position
        Milestone.objects.bulk_update([a, b], ["position"])


@transaction.atomic
def done(step: Milestone) -> bool:
    """The viewer says it is done; who said so first stays. Says whether it was this call."""
    won = Milestone.objects.filter(pk=step.pk, done_at=None).update(
        done_at=now(), done_by_id=current_viewer().person_id
    )
    if won:
        history.note(step.intention, "milestone.done", after=step.title)
    return bool(won)


@transaction.atomic
def undone(step: Milestone) -> None:
    """It is open again, whoever had done it."""
    if Milestone.objects.filter(pk=step.pk).exclude(done_at=None).update(done_at=None, done_by_id=None):
        history.note(step.intention, "milestone.undone", after=step.title)


@transaction.atomic
def take_out(step: Milestone) -> None:
    """Take a step out of the way; the history keeps its words."""
    if Milestone.objects.filter(pk=step.pk, removed_at=None).update(removed_at=now()):
        history.note(step.intention, "milestone.removed", before=step.title)
