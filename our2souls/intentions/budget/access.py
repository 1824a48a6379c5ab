"""The door to a line of a budget."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.intentions.budget.models import BudgetLine
from our2souls.privacy.viewer import Viewer


def budget_line_for(viewer: Viewer, intention_id: UUID, line_id: UUID) -> BudgetLine:
    """A line of a budget of the viewer's couple; Http404 otherwise."""
    rows = BudgetLine.objects.select_related("intention__measure", "intention__budget")
    return get_object_or_404(rows, pk=line_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
