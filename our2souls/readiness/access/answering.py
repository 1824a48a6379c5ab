"""The doors to what is still being answered, and to what is one's own to read, bring along or erase."""

from uuid import UUID

from django.http import Http404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.access.own import own_taking_for
from our2souls.readiness.access.together import sitting_for
from our2souls.readiness.models import Sitting, Taking


def running_sitting_for(viewer: Viewer, sitting_id: UUID) -> Sitting:
    """A sitting of the couple that nobody has ended; Http404 otherwise."""
    found = sitting_for(viewer, sitting_id)
    if found.ended_at is not None:
        raise Http404
    return found


def reflection_for(viewer: Viewer, taking_id: UUID) -> Taking:
    """A taking of the viewer's own that belongs to no sitting of the two that goes on; Http404 otherwise."""
    found = own_taking_for(viewer, taking_id)
    if not is_alone(viewer, found):
        raise Http404
    return found


def is_alone(viewer: Viewer, taking: Taking) -> bool:
    """Whether it is its author's reflection and nothing else: taken alone, or kept from a sitting that is over for them."""
    held = taking.sitting
    return held is None or held.ended_at is not None or held.couple_id != viewer.couple_id
