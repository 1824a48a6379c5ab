"""The steps of an intention: add, change, put in order, done and undone by whom and when, taken out."""

from collections.abc import Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Max

from our2souls.delivery import partner_events
from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan.models import Milestone
from our2souls.lib import ordering
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

DONE = "milestone_done"
"""The partner event of a step that is done."""


def add(
    intention: Intention, *, title: str, keeper_id: UUID | None = None, due_on: date | None = None, words: str = ""
) -> Milestone:
    """A new step at the end of the way; without a keeper it is both partners'."""
    return add_several(intention, [title], keeper_id=keeper_id, due_on=due_on, words=words)[0]


@act
def add_several(
    intention: Intention,
    titles: Sequence[str],
    *,
    keeper_id: UUID | None = None,
    due_on: date | None = None,
    words: str = "",
) -> list[Milestone]:
    """New steps at the end of the way, in this order, alike in everything but their titles."""
    _lock(intention.pk)
    last = Milestone.objects.filter(intention=intention).aggregate(last=Max("position"))["last"] or 0
    made = []
    for position, title in enumerate(titles, last + 1):
        step = Milestone.objects.create(
            couple_id=intention.couple_id,
            intention=intention,
            title=title,
            words=words,
            position=position,
            keeper_id=keeper_id,
            due_on=due_on,
            made_by_id=current_viewer().person_id,
        )
        intention_history.record(intention, "milestone.added", after=title)
        if words:
            intention_history.record(intention, "milestone.words", after=words)
        made.append(step)
    return made


@act
def update(
    step: Milestone,
    *,
    title: str,
    keeper_id: UUID | None,
    due_on: date | None,
    version: int,
    words: str | None = None,
) -> Milestone:
    """Change a step's title, keeper, day or words (None leaves those as they are).

    Raises EditConflict when the other changed it since `version` was read.
    """
    locked = Milestone.objects.select_for_update().get(pk=step.pk)
    if locked.version != version:
        theirs = {"title": locked.title, "keeper": locked.keeper_id, "due_on": locked.due_on, "words": locked.words}
        raise EditConflict(theirs, locked.version)
    before, words_before = locked.title, locked.words
    rest = (title, keeper_id, due_on) != (before, locked.keeper_id, locked.due_on)
    locked.title, locked.keeper_id, locked.due_on = title, keeper_id, due_on
    locked.words = words_before if words is None else words
    locked.version += 1
    locked.save()
    if locked.words != words_before:
        intention_history.record(locked.intention, "milestone.words", before=words_before, after=locked.words)
    if rest or locked.words == words_before:
        intention_history.record(locked.intention, "milestone.changed", before=before, after=title)
    return locked


@act
def arrange(intention: Intention, order: Sequence[UUID]) -> None:
    """Put the steps in this order. What isn't named, such as a step the other has just added, keeps its place."""
    _lock(intention.pk)
    ordering.arrange(_standing(intention.pk), order)


@act
def move(step: Milestone, direction: Literal["up", "down"]) -> None:
    """Swap a step with the one before or after it; at an end nothing happens."""
    _lock(step.intention_id)
    ordering.swap(_standing(step.intention_id), step.pk, direction)


def _lock(intention_id: UUID) -> None:
    """The order is the intention's: whoever adds or moves waits for the other to be through."""
    Intention.objects.select_for_update().get(pk=intention_id)


def _standing(intention_id: UUID) -> list[Milestone]:
    rows = Milestone.objects.select_for_update().filter(intention_id=intention_id, removed_at=None)
    return list(rows.order_by("position", "pk"))


@act
def mark_done(step: Milestone) -> bool:
    """The viewer says it is done; who said so first stays. Says whether it was this call."""
    won = Milestone.objects.filter(pk=step.pk, done_at=None).update(
        done_at=now(), done_by_id=current_viewer().person_id
    )
    if won:
        intention_history.record(step.intention, "milestone.done", after=step.title)
        partner_events.tell_partner(DONE, step.pk, occasion=now().isoformat())
    return bool(won)


@act
def mark_undone(step: Milestone) -> None:
    """It is open again, whoever had done it."""
    if Milestone.objects.filter(pk=step.pk).exclude(done_at=None).update(done_at=None, done_by_id=None):
        intention_history.record(step.intention, "milestone.undone", after=step.title)
        partner_events.take_back(DONE, step.pk)


@act
def remove(step: Milestone) -> None:
    """Take a step out of the way; the history keeps its words."""
    if Milestone.objects.filter(pk=step.pk, removed_at=None).update(removed_at=now()):
        intention_history.record(step.intention, "milestone.removed", before=step.title)
