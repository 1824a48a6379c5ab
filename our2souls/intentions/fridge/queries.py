"""What is on the fridge."""

from django.db.models import QuerySet

from our2souls.intentions.fridge.models import FridgeItem
from our2souls.privacy.viewer import Viewer

UP, DONE, MORE = 100, 20, 5
"""How many lines are shown that are up, done, and became more; the oldest done ones stay in the export."""
SHEET = 12
"""So many lines leave room on one sheet of paper for five more, written by hand."""


def up() -> QuerySet[FridgeItem]:
    """The lines that are up, in the order the two gave them."""
    return FridgeItem.objects.filter(removed_at=None, ticked_at=None).order_by("position", "-added_at")


def done(viewer: Viewer) -> list[FridgeItem]:
    """The lines done last."""
    rows = FridgeItem.objects.filter(couple_id=viewer.couple, removed_at=None, ticked_at__isnull=False)
    return list(rows.order_by("-ticked_at")[:DONE])


def linked_items() -> list[FridgeItem]:
    """Lines that became an intention, newest first, each with it."""
    rows = FridgeItem.objects.filter(removed_at=None, intention__isnull=False).select_related("intention")
    return list(rows.order_by("-added_at")[:MORE])


def newest_by(viewer: Viewer) -> FridgeItem | None:
    """The line that the viewer put up last, done or not."""
    return FridgeItem.objects.filter(writer_id=viewer.person_id, removed_at=None).order_by("-added_at").first()
