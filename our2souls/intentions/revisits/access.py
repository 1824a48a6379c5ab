"""The doors to a look taken again."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.intentions.revisits.models import Revisit
from our2souls.privacy.viewer import Viewer


def revisit_for(viewer: Viewer, intention_id: UUID, revisit_id: UUID) -> Revisit:
    """A revisit of the viewer's couple, with its intention and opened answers; Http404 otherwise."""
    rows = Revisit.objects.select_related("intention").prefetch_related(
        "answers", "answers__commitment", "intention__whys"
    )
    return get_object_or_404(rows, pk=revisit_id, intention_id=intention_id, couple_id=viewer.couple)
