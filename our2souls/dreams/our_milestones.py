"""The days that are the two's own: keep, change, take out, be reminded; and which come when.

Either adds, changes and takes out; a reminder is each one's own to want.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.delivery import outbox, schedules
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import OurMilestone
from our2souls.dreams.models.our_milestones import DAY, MONTH, YEAR
from our2souls.lib import recurrence
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.prepared import Prepared
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer

NOTICE = "our_milestone"
HOUR = time(9)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of a day. Only a day that is known exactly comes round."""

    title: str
    on: date
    known: str = DAY
    yearly: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """One time that a day comes, or came: `on` is that time's date, `years` how many times it has come round by then."""

    milestone: OurMilestone
    on: date
    years: int = 0

    @property
    def id(self) -> UUID:
        """The milestone's."""
        return self.milestone.pk


@act
def keep(telling: Telling, *, remind: bool = False) -> OurMilestone:
    """A new day of both; `remind`: the viewer, and only they, hear of it when it comes."""
    viewer = current_viewer()
    kept = OurMilestone(couple_id=viewer.couple, titled_by_id=viewer.person_id)
    _tell(kept, telling, viewer)
    kept.save(force_insert=True)
    audit.record("relationship_milestone.created", kept)
    if remind:
        be_reminded(kept)
    return kept


@act
def change(milestone: OurMilestone, telling: Telling, *, version: int) -> OurMilestone:
    """Change a day's words or date; whoever wanted to hear of it hears of the new date.

    Raises Overtaken when somebody changed it since `version` was read.
    """
    held = OurMilestone.objects.select_for_update().get(pk=milestone.pk)
    if held.version != version or held.removed_at is not None:
        theirs = {name: getattr(held, name) for name in ("title", "on", "known", "yearly", "words")}
        raise Overtaken(theirs, held.version)
    _tell(held, telling, current_viewer())
    held.version += 1
    held.save()
    audit.record("relationship_milestone.changed", held)
    for person_id in schedules.keepers(NOTICE, held.pk):
        _remind(person_id, held)
    return held


@act
def take_out(milestone: OurMilestone) -> None:
    """Take a day out, for both; what was pictured on it stays on the board."""
    taken = OurMilestone.objects.filter(pk=milestone.pk, removed_at=None)
    if taken.update(removed_at=now(), removed_by_id=current_viewer().person_id):
        schedules.stop_about(NOTICE, milestone.pk)
        outbox.cancel_about(None, milestone.pk)
        audit.record("relationship_milestone.removed", milestone)


def be_reminded(milestone: OurMilestone) -> None:
    """The viewer hears of it on the day."""
    _remind(current_viewer().person_id, milestone)


def forget_reminder(milestone: OurMilestone) -> None:
    """The viewer hears of it no more."""
    schedules.stop(current_viewer().person_id, NOTICE, milestone.pk)


def is_reminded(milestone: OurMilestone) -> bool:
    """Whether the viewer hears of it; whether the partner does is theirs."""
    return current_viewer().person_id in schedules.keepers(NOTICE, milestone.pk)


def _remind(person_id: UUID, milestone: OurMilestone) -> None:
    if can_come(milestone):
        schedules.keep(person_id, NOTICE, milestone.pk, _rule(milestone), milestone.on, HOUR)
    else:
        schedules.stop(person_id, NOTICE, milestone.pk)


def can_come(milestone: OurMilestone) -> bool:
    """Whether there will be a day on which it comes: it is known to the day, and comes round or lies ahead."""
    return milestone.known == DAY and (milestone.yearly or milestone.on >= current_viewer().today)


def _rule(milestone: OurMilestone) -> str:
    return "yearly" if milestone.yearly else schedules.ONCE


def _tell(milestone: OurMilestone, telling: Telling, viewer: Viewer) -> None:
    if milestone._state.adding or milestone.title != telling.title:
        milestone.titled_by_id = viewer.person_id
    if milestone._state.adding or milestone.words != telling.words:
        milestone.worded_by_id = viewer.person_id
    first = {DAY: telling.on, MONTH: telling.on.replace(day=1), YEAR: telling.on.replace(month=1, day=1)}
    milestone.title, milestone.words = telling.title, telling.words
    milestone.on, milestone.known = first[telling.known], telling.known
    milestone.yearly = telling.yearly and telling.known == DAY


def all_of(viewer: Viewer) -> list[OurMilestone]:
    """Every day of the viewer's couple, earliest first; one query."""
    return list(OurMilestone.objects.filter(couple_id=viewer.couple, removed_at=None).order_by("on", "pk"))


def next_of(milestone: OurMilestone, day: date) -> Coming | None:
    """When it comes next, `day` itself included; None when it lies behind for good."""
    if milestone.yearly:
        comes = recurrence.next_after("yearly", milestone.on, day - timedelta(days=1))
        return Coming(milestone, comes, comes.year - milestone.on.year)
    return Coming(milestone, milestone.on) if _end(milestone) >= day else None


def _end(milestone: OurMilestone) -> date:
    """The last day that it may be."""
    if milestone.known == YEAR:
        return date(milestone.on.year, 12, 31)
    following = recurrence.occasion("monthly", milestone.on, 1)
    return following - timedelta(days=1) if milestone.known == MONTH else milestone.on


def between(first: date, last: date) -> list[Coming]:
    """Each time that a day of the current viewer's couple comes from `first` to `last`, both included, soonest first; one query.

    A yearly 29 February comes on the last of February. What is known by its month or year stands at its first day.
    """
    found = []
    for milestone in _from(year=date(first.year, 1, 1)):
        coming = next_of(milestone, first)
        while coming is not None and coming.on <= last:
            found.append(coming)
            coming = next_of(milestone, coming.on + timedelta(days=1)) if milestone.yearly else None
    return sorted(found, key=lambda each: (each.on, each.id))


def upcoming(day: date, days: int = 21) -> list[Coming]:
    """What comes within so many days of the current viewer's own calendar, soonest first; known to the day. One query."""
    until = day + timedelta(days=days)
    return [each for each in between(day, until) if each.milestone.known == DAY]


def _ahead(year: date) -> QuerySet[OurMilestone]:
    """What may still come from the first day of a year on."""
    return OurMilestone.objects.filter(Q(yearly=True) | Q(on__gte=year), removed_at=None)


_from = Prepared(_ahead, year=date)
