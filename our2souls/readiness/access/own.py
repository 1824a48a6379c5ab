"""The door to one's own way through the test. Nobody else ever comes through it, the partner included."""

from uuid import UUID

from django.http import Http404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.models import Taking


def own_taking_for(viewer: Viewer, taking_id: UUID) -> Taking:
    """A taking of the viewer's own, with its sitting; Http404 otherwise."""
    found = Taking.objects.filter(pk=taking_id, owner_id=viewer.person_id).select_related("sitting").first()
    if found is None:
        raise Http404
    return found
