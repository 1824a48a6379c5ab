"""The door to the days that are the two's own."""

from uuid import UUID

from django.http import Http404

from our2souls.dreams.models import OurMilestone
from our2souls.privacy.viewer import Viewer


def our_milestone_for(viewer: Viewer, milestone_id: UUID) -> OurMilestone:
    """A day of the viewer's couple; Http404 otherwise."""
    found = OurMilestone.objects.filter(pk=milestone_id, couple_id=viewer.couple, removed_at=None).first()
    if found is None:
        raise Http404
    return found


def couple_of(viewer: Viewer) -> UUID:
    """The viewer's couple; Http404 for somebody who is in none: such days are two people's."""
    if viewer.couple_id is None:
        raise Http404
    return viewer.couple_id
