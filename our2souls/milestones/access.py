"""The door to the days that are the two's own."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import Viewer


def milestone_for(viewer: Viewer, milestone_id: UUID) -> RelationshipMilestone:
    """A day of the viewer's couple; Http404 otherwise."""
    found = milestone_with_notes_for(viewer, milestone_id)
    if found.removed_at is not None:
        raise Http404
    return found


def milestone_with_notes_for(viewer: Viewer, milestone_id: UUID) -> RelationshipMilestone:
    """The same, also one that was taken out: the notes on it stay, and each is still one writer's words."""
    return get_object_or_404(RelationshipMilestone.objects, pk=milestone_id, couple_id=viewer.couple)
