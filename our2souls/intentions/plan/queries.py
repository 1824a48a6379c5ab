"""Reads of milestones for pages of several intentions."""

from datetime import date

from django.db.models import Q, QuerySet

from our2souls.intentions.core import states
from our2souls.intentions.plan.models import Milestone


def ahead(limit: int) -> list[Milestone]:
    """The couple's dated milestones that are still to be done, of intentions that go on, the soonest first."""
    return list(_dated().select_related("intention").order_by("due_on")[:limit])


def between(first: date, last: date, limit: int) -> list[Milestone]:
    """Those of them whose day lies from `first` to `last`, both included; one query."""
    rows = _dated().filter(due_on__gte=first, due_on__lte=last)
    return list(rows.select_related("intention").order_by("due_on", "pk")[:limit])


def _dated() -> QuerySet[Milestone]:
    goes_on = states.living("intention__") & Q(intention__waiting_since=None)
    return Milestone.objects.filter(goes_on, due_on__isnull=False, done_at=None, removed_at=None)
