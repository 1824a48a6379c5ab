"""When a day comes round."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.lib import recurrence
from our2souls.milestones.models import DATE, DATED, MONTH, YEAR, RelationshipMilestone
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import current_viewer


@dataclass(frozen=True, slots=True)
class MilestoneOccurrence:
    """One time that a day comes, or came: `on` is that time's date.

    `years` is how many times it has come round by then; 0 where nobody knows.
    """

    milestone: RelationshipMilestone
    on: date
    years: int = 0

    @property
    def id(self) -> UUID:
        """The milestone's."""
        return self.milestone.pk


def can_come(milestone: RelationshipMilestone) -> bool:
    """Whether there will be a day on which it comes: it is known to the day, and comes round or lies ahead."""
    return milestone.precision in DATED and (milestone.yearly or milestone.on >= current_viewer().today)


def next_of(milestone: RelationshipMilestone, day: date) -> MilestoneOccurrence | None:
    """When it comes next, `day` itself included; None when it lies behind for good."""
    if milestone.yearly:
        comes = recurrence.next_after("yearly", milestone.on, day - timedelta(days=1))
        return MilestoneOccurrence(
            milestone, comes, 0 if milestone.precision == DATE else comes.year - milestone.on.year
        )
    return MilestoneOccurrence(milestone, milestone.on) if _end(milestone) >= day else None


def _end(milestone: RelationshipMilestone) -> date:
    """The last day that it may be."""
    if milestone.precision == YEAR:
        return date(milestone.on.year, 12, 31)
    following = recurrence.occurrence("monthly", milestone.on, 1)
    return following - timedelta(days=1) if milestone.precision == MONTH else milestone.on


def between(first: date, last: date) -> list[MilestoneOccurrence]:
    """Each time that a day of the current viewer's couple comes from `first` to `last`, both included, soonest first; one query.

    A yearly 29 February comes on the last of February. What is known by its month or year stands at its first day.
    """
    return times_of(ahead(year=date(first.year, 1, 1)), first, last)


def times_of(rows: Iterable[RelationshipMilestone], first: date, last: date) -> list[MilestoneOccurrence]:
    """The same of these days."""
    found = []
    for milestone in rows:
        coming = next_of(milestone, first)
        while coming is not None and coming.on <= last:
            found.append(coming)
            coming = next_of(milestone, coming.on + timedelta(days=1)) if milestone.yearly else None
    return sorted(found, key=lambda each: (each.on, each.id))


def _from(year: date) -> QuerySet[RelationshipMilestone]:
    return RelationshipMilestone.objects.filter(Q(yearly=True) | Q(on__gte=year), removed_at=None)


ahead = CachedQuery(_from, year=date)
"""What of the current viewer’s couple may still come from the first day of a year on; one query."""
