"""The fridge: add, tick, order, remove."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Min

from our2souls.delivery import partner_events
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.fridge.queries import up
from our2souls.lib import ordering
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

ADDED = "fridge_added"
"""The partner event of a new line."""
UNDO = timedelta(days=1)
"""How long a line that was taken down can be put up again; then it is deleted."""


@act
def add(text: str) -> FridgeItem:
    """A new line, at the top.

    Raises NotPermitted for a viewer in no couple.
    """
    viewer = current_viewer()
    if viewer.couple_id is None:
        msg = "A fridge needs two."
        raise NotPermitted(msg)
    first = FridgeItem.objects.select_for_update().aggregate(first=Min("position"))["first"]
    line = FridgeItem.objects.create(
        couple_id=viewer.couple_id, writer_id=viewer.person_id, text=text, position=(first or 0) - 1
    )
    partner_events.tell_partner(ADDED, line.pk)
    return line


@act
def update(line: FridgeItem, *, text: str, version: int) -> FridgeItem:
    """Change one's own line.

    Raises NotPermitted for the other's, EditConflict when it was changed on another device since `version` was read.
    """
    _check_own(line)
    locked = FridgeItem.objects.select_for_update().get(pk=line.pk)
    if locked.version != version:
        raise EditConflict({"text": locked.text}, locked.version)
    locked.text = text
    locked.version += 1
    locked.save(update_fields=["text", "version"])
    return locked


def tick(line: FridgeItem) -> bool:
    """Either says it is done; who said so first stays. Says whether it was this call."""
    rows = FridgeItem.objects.filter(pk=line.pk, ticked_at=None)
    return bool(rows.update(ticked_at=now(), ticked_by_id=current_viewer().person_id))


def untick(line: FridgeItem) -> None:
    """It is up again, whoever had ticked it."""
    FridgeItem.objects.filter(pk=line.pk).update(ticked_at=None, ticked_by_id=None)


@act
def arrange(order: Iterable[UUID]) -> None:
    """Put lines in this order, as both will see it; what the other put up or took down meanwhile loses nothing."""
    ordering.arrange(list(up().select_for_update()), order)


@act
def move(line: FridgeItem, direction: Literal["up", "down"]) -> None:
    """Swap a line with the one above or below it; at an end nothing happens."""
    ordering.swap(list(up().select_for_update()), line.pk, direction)


@act
def remove(line: FridgeItem) -> None:
    """Take one's own line down; for a day it can be put up again, then it is gone.

    Raises NotPermitted for the other's line.
    """
    _check_own(line)
    FridgeItem.objects.filter(removed_at__lt=now() - UNDO).delete()
    FridgeItem.objects.filter(pk=line.pk).update(removed_at=now())
    audit.record("fridge.taken_down", line)


def restore(line: FridgeItem) -> None:
    """Put up again what one took down.

    Raises NotPermitted for the other's line.
    """
    _check_own(line)
    FridgeItem.objects.filter(pk=line.pk).update(removed_at=None)


def link_intention(line: FridgeItem, intention: Intention) -> None:
    """Remember what a line became for both; the line stays as it was. Of a dream made from it nothing is remembered."""
    FridgeItem.objects.filter(pk=line.pk).update(intention=intention)


def _check_own(line: FridgeItem) -> None:
    if line.writer_id != current_viewer().person_id:
        msg = "Only who wrote a line changes it or takes it down."
        raise NotPermitted(msg)
