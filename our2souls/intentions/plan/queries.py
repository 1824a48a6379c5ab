"""Reads of milestones for pages of several intentions."""

from django.db.models import Q

from our2souls.intentions.core import states
from our2souls.intentions.plan.models import Milestone


def ahead(limit: int) -> list[Milestone]:
    """The couple's dated milestones that are still to be done, of intentions that go on, the soonest first."""
    goes_on = states.living("intention__") & Q(intention__waiting_since=None)
    rows = Milestone.objects.filter(goes_on, due_on__isnull=False, done_at=None, removed_at=None)
    return list(rows.select_related("intention").order_by("due_on")[:limit])
