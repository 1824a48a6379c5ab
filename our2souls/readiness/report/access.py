"""The door to a follow-up."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.report.models import FollowUp


def follow_up_for(viewer: Viewer, follow_up_id: UUID) -> FollowUp:
    """What the viewer's couple wanted to do about something; Http404 otherwise."""
    return get_object_or_404(FollowUp.objects, pk=follow_up_id, couple_id=viewer.couple)
