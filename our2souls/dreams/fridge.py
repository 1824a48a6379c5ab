"""The fridge: small things to do together, one line each. Either adds, ticks, moves and turns one into more.

Only who wrote a line changes its words or takes it down: nobody's words are wiped by the other.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Min, QuerySet

from our2souls.dreams import ordering
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import FridgeLine, Intention
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.fields import NotYours
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer

UP, DONE, MORE = 100, 20, 5
"""How many lines are shown that are up, done, and became more; the oldest done ones stay in the export."""
SHEET = 12
"""So many lines leave room on one sheet of paper for five more, written by hand."""
UNDO = timedelta(days=1)
"""How long a line that was taken down can be put up again; then it is deleted."""


@act
def put_up(text: str) -> FridgeLine:
    """A new line, at the top.

    Raises NotYours for a viewer in no couple.
    """
    viewer = current_viewer()
    if viewer.couple_id is None:
        msg = "A fridge needs two."
        raise NotYours(msg)
    first = FridgeLine.objects.select_for_update().aggregate(first=Min("position"))["first"]
    return FridgeLine.objects.create(
        couple_id=viewer.couple_id, writer_id=viewer.person_id, text=text, position=(first or 0) - 1
    )


@act
def rewrite(line: FridgeLine, *, text: str, version: int) -> FridgeLine:
    """Change one's own line.

    Raises NotYours for the other's, Overtaken when it was changed on another device since `version` was read.
    """
    _mine(line)
    held = FridgeLine.objects.select_for_update().get(pk=line.pk)
    if held.version != version:
        raise Overtaken({"text": held.text}, held.version)
    held.text = text
    held.version += 1
    held.save(update_fields=["text", "version"])
    return held


def tick(line: FridgeLine) -> bool:
    """Either says it is done; who said so first stays. Says whether it was this call."""
    rows = FridgeLine.objects.filter(pk=line.pk, ticked_at=None)
    return bool(rows.update(ticked_at=now(), ticked_by_id=current_viewer().person_id))


def untick(line: FridgeLine) -> None:
    """It is up again, whoever had ticked it."""
    FridgeLine.objects.filter(pk=line.pk).update(ticked_at=None, ticked_by_id=None)


@act
def arrange(order: Iterable[UUID]) -> None:
    """Put lines in this order, as both will see it; what the other put up or took down meanwhile loses nothing."""
    ordering.arrange(list(up().select_for_update()), order)


@act
def move(line: FridgeLine, direction: Literal["up", "down"]) -> None:
    """Swap a line with the one above or below it; at an end nothing happens."""
    ordering.swap(list(up().select_for_update()), line.pk, direction)


@act
def take_down(line: FridgeLine) -> None:
    """Take one's own line down; for a day it can be put up again, then it is gone.

    Raises NotYours for the other's line.
    """
    _mine(line)
    FridgeLine.objects.filter(taken_down_at__lt=now() - UNDO).delete()
    FridgeLine.objects.filter(pk=line.pk).update(taken_down_at=now())
    audit.record("fridge.taken_down", line)


def put_back(line: FridgeLine) -> None:
    """Put up again what one took down.

    Raises NotYours for the other's line.
    """
    _mine(line)
    FridgeLine.objects.filter(pk=line.pk).update(taken_down_at=None)


def became(line: FridgeLine, intention: Intention) -> None:
    """Remember what a line became for both; the line stays as it was. Of a dream made from it nothing is remembered."""
    FridgeLine.objects.filter(pk=line.pk).update(became=intention)


def _mine(line: FridgeLine) -> None:
    if line.writer_id != current_viewer().person_id:
        msg = "Only who wrote a line changes it or takes it down."
        raise NotYours(msg)


def up() -> QuerySet[FridgeLine]:
    """The lines that are up, in the order the two gave them."""
    return FridgeLine.objects.filter(taken_down_at=None, ticked_at=None).order_by("position", "-put_up_at")


def done(viewer: Viewer) -> list[FridgeLine]:
    """The lines done last."""
    rows = FridgeLine.objects.filter(couple_id=viewer.couple, taken_down_at=None, ticked_at__isnull=False)
    return list(rows.order_by("-ticked_at")[:DONE])


def what_became_more() -> list[FridgeLine]:
    """Lines that became an intention, newest first, each with it."""
    rows = FridgeLine.objects.filter(taken_down_at=None, became__isnull=False).select_related("became")
    return list(rows.order_by("-put_up_at")[:MORE])
