"""The door to words that wait for a yes."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.dreams.models import Meeting
from our2souls.privacy.viewer import Viewer


def meeting_for(viewer: Viewer, intention_id: UUID, meeting_id: UUID) -> Meeting:
    """Words about where two whys meet, of the viewer's couple; Http404 otherwise."""
    rows = Meeting.objects.select_related("intention")
    return get_object_or_404(rows, pk=meeting_id, intention_id=intention_id, couple_id=viewer.couple)
