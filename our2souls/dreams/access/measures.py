"""The doors to what is counted."""

from uuid import UUID

from django.http import Http404

from our2souls.dreams.models import Entry
from our2souls.privacy.viewer import Viewer


def entry_for(viewer: Viewer, intention_id: UUID, entry_id: UUID) -> Entry:
    """An entry of a measure of the viewer's couple; Http404 otherwise."""
    found = (
        Entry.objects.filter(pk=entry_id, measure__intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
        .select_related("measure", "measure__intention")
        .first()
    )
    if found is None:
        raise Http404
    return found
