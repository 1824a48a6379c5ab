"""Reads of milestones for pages of several intentions."""

from our2souls.intentions.plan.models import Milestone


def ahead(limit: int) -> list[Milestone]:
    """The couple's dated milestones that are still to be done, of intentions that go on, the soonest first."""
    alive = {f"intention__{end}": None for end in ("rested_at", "reached_on", "released_at", "waiting_since")}
    rows = Milestone.objects.filter(due_on__isnull=False, done_at=None, removed_at=None, **alive)
    return list(rows.select_related("intention").order_by("due_on")[:limit])
