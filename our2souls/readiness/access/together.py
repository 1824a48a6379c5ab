"""The door to a sitting of the two."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.models import Launch, Sitting


def sitting_for(viewer: Viewer, sitting_id: UUID) -> Sitting:
    """A sitting of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Sitting.objects, pk=sitting_id, couple_id=viewer.couple)


def launch_for(viewer: Viewer, launch_id: UUID) -> Launch:
    """What the viewer's couple wanted to do about something; Http404 otherwise."""
    return get_object_or_404(Launch.objects, pk=launch_id, couple_id=viewer.couple)
