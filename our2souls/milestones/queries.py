"""Reads of the couple’s days."""

from datetime import date, timedelta

from our2souls.delivery import schedules
from our2souls.milestones.models import DATED, NOTICE, RelationshipMilestone
from our2souls.milestones.occurrences import MilestoneOccurrence, between
from our2souls.privacy.viewer import Viewer, current_viewer


def is_reminded(milestone: RelationshipMilestone) -> bool:
    """Whether the viewer hears of it; whether the partner does is theirs."""
    return current_viewer().person_id in schedules.recipients_of(NOTICE, milestone.pk)


def all_of(viewer: Viewer) -> list[RelationshipMilestone]:
    """Every day of the viewer's couple, earliest first; one query."""
    return list(RelationshipMilestone.objects.filter(couple_id=viewer.couple, removed_at=None).order_by("on", "pk"))


def upcoming(day: date, days: int = 21) -> list[MilestoneOccurrence]:
    """What comes within so many days of the current viewer's own calendar, soonest first; known to the day. One query."""
    until = day + timedelta(days=days)
    return [each for each in between(day, until) if each.milestone.precision in DATED]
