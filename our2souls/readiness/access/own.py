"""The door to one's own way through the test. Nobody else ever comes through it, the partner included."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.models import Taking


def own_taking_for(viewer: Viewer, taking_id: UUID) -> Taking:
    """A taking of the viewer's own, with its sitting; Http404 otherwise."""
    return get_object_or_404(Taking.objects.select_related("sitting"), pk=taking_id, owner_id=viewer.person_id)
