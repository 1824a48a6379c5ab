"""The doors to the way there."""

from uuid import UUID

from django.http import Http404

from our2souls.dreams.models import Milestone
from our2souls.privacy.viewer import Viewer


def milestone_for(viewer: Viewer, intention_id: UUID, milestone_id: UUID) -> Milestone:
    """A milestone of an intention of the viewer's couple; Http404 otherwise."""
    found = (
        Milestone.objects.filter(pk=milestone_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
        .select_related("intention")
        .first()
    )
    if found is None:
        raise Http404
    return found
