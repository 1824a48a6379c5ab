"""The door to one open part of a table."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.care.consent.models import Engagement
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Viewer


def grant_for(viewer: Viewer, engagement: Engagement, grant_id: UUID) -> Grant:
    """A part that the viewer opened to this therapist, alone or with the partner; Http404 for the partner's own."""
    rows = grants.of_couple(viewer.couple).filter(therapist_id=engagement.therapist_id).exclude(scope=TABLE)
    mine = rows.filter(owner_id=None) | rows.filter(owner_id=viewer.person_id)
    return get_object_or_404(mine, pk=grant_id)
