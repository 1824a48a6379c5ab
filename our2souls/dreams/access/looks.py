"""The doors to a look taken again."""

from uuid import UUID

from django.http import Http404

from our2souls.dreams.models import Revisit
from our2souls.privacy.viewer import Viewer


def revisit_for(viewer: Viewer, intention_id: UUID, revisit_id: UUID) -> Revisit:
    """A revisit of the viewer's couple, with its intention and opened answers; Http404 otherwise."""
    found = (
        Revisit.objects.filter(pk=revisit_id, intention_id=intention_id, couple_id=viewer.couple)
        .select_related("intention")
        .prefetch_related("answers", "answers__commitment", "intention__whys")
        .first()
    )
    if found is None:
        raise Http404
    return found
