"""The doors to one’s own attempt."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.attempts.models import Attempt, Sitting


def running_sitting_for(viewer: Viewer, sitting_id: UUID) -> Sitting:
    """A sitting of the couple that nobody has ended; Http404 otherwise."""
    found = sitting_for(viewer, sitting_id)
    if found.ended_at is not None:
        raise Http404
    return found


def reflection_for(viewer: Viewer, attempt_id: UUID) -> Attempt:
    """An attempt of the viewer's own that belongs to no sitting of the two that goes on; Http404 otherwise."""
    found = own_attempt_for(viewer, attempt_id)
    if not is_alone(viewer, found):
        raise Http404
    return found


def is_alone(viewer: Viewer, attempt: Attempt) -> bool:
    """Whether it is its author's reflection and nothing else: taken alone, or kept from a sitting that is over for them."""
    sitting = attempt.sitting
    return sitting is None or sitting.ended_at is not None or sitting.couple_id != viewer.couple_id


def own_attempt_for(viewer: Viewer, attempt_id: UUID) -> Attempt:
    """An attempt of the viewer's own, with its sitting; Http404 otherwise."""
    return get_object_or_404(Attempt.objects.select_related("sitting"), pk=attempt_id, owner_id=viewer.person_id)


def sitting_for(viewer: Viewer, sitting_id: UUID) -> Sitting:
    """A sitting of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Sitting.objects, pk=sitting_id, couple_id=viewer.couple)
