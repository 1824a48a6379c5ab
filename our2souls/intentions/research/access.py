"""The door to something found out."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.intentions.research.models import ResearchItem
from our2souls.privacy.viewer import Viewer


def research_item_for(viewer: Viewer, intention_id: UUID, item_id: UUID) -> ResearchItem:
    """Something found out for an intention of the viewer's couple; Http404 otherwise."""
    rows = ResearchItem.objects.select_related("intention")
    return get_object_or_404(rows, pk=item_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
