"""The door to words that wait for a yes."""

from uuid import UUID

from django.http import Http404

from our2souls.dreams.models import Meeting
from our2souls.privacy.viewer import Viewer


def meeting_for(viewer: Viewer, intention_id: UUID, meeting_id: UUID) -> Meeting:
    """Words about where two whys meet, of the viewer's couple; Http404 otherwise."""
    rows = Meeting.objects.filter(pk=meeting_id, intention_id=intention_id, couple_id=viewer.couple)
    found = rows.select_related("intention").first()
    if found is None:
        raise Http404
    return found
