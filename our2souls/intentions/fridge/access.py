"""The doors to the fridge."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.intentions.fridge.models import FridgeItem
from our2souls.privacy.viewer import Viewer


def fridge_item_for(viewer: Viewer, item_id: UUID) -> FridgeItem:
    """A line that is up (or done) on the fridge of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(FridgeItem.objects, pk=item_id, couple_id=viewer.couple, removed_at=None)


def own_item_for(viewer: Viewer, item_id: UUID) -> FridgeItem:
    """A line that the viewer wrote, also one they have just taken down; Http404 otherwise."""
    return get_object_or_404(FridgeItem.objects, pk=item_id, couple_id=viewer.couple, writer_id=viewer.person_id)


def text_of(viewer: Viewer, item_id: UUID) -> str:
    """The words of a line, for a dream that begins from it; Http404 as above."""
    return str(fridge_item_for(viewer, item_id).text)
