"""Reads of the couple’s days."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.delivery import schedules
from our2souls.milestones.models import DATE, DATED, NOTICE, RelationshipMilestone
from our2souls.milestones.occurrences import MilestoneOccurrence, times_of
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import NOBODY, Viewer, current_viewer
from our2souls.vision import access as vision_access


def is_reminded(milestone: RelationshipMilestone) -> bool:
    """Whether the viewer hears of it; whether the partner does is theirs."""
    return current_viewer().person_id in schedules.recipients_of(NOTICE, milestone.pk)


def all_of(viewer: Viewer) -> list[RelationshipMilestone]:
    """Every day of the viewer's couple, earliest first; one query."""
    return list(RelationshipMilestone.objects.filter(couple_id=viewer.couple, removed_at=None).order_by("on", "pk"))


def that_came(day: date) -> QuerySet[RelationshipMilestone]:
    """The days of the current viewer's couple up to `day`, of which the year is known; for queries above."""
    return RelationshipMilestone.objects.filter(on__lte=day, removed_at=None).exclude(precision=DATE)


def _ahead_and(year: date, also: UUID) -> QuerySet[RelationshipMilestone]:
    rows = RelationshipMilestone.objects.filter(Q(yearly=True) | Q(on__gte=year) | Q(pk=also), removed_at=None)
    return rows.annotate(**vision_access.newest_photo_about("relationship_milestone", also))


_home = CachedQuery(_ahead_and, year=date, also=UUID)


def for_home(
    day: date, days: int = 21, also: UUID = NOBODY
) -> tuple[list[MilestoneOccurrence], RelationshipMilestone | None]:
    """What comes within so many days of the current viewer's own calendar, soonest first; known to the day. One query.

    And the day of the couple's whose id is `also`, with its newest photo's `memory_photo` and `memory_note`, for what home
    brings back; None where the couple has it no more.
    """
    rows = _home(year=date(day.year, 1, 1), also=also)
    coming = [each for each in times_of(rows, day, day + timedelta(days=days)) if each.milestone.precision in DATED]
    return coming, next((row for row in rows if row.pk == also), None)
