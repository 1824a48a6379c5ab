"""What Today brings back.

The ids are looked for once a day and kept in the session, ids alone; the rows come along with what home asks anyway, so that what
was erased, or is on another day by now, is gone at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.intentions.core.access import Intention
from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.viewer import NOBODY
from our2souls.story.memories import days
from our2souls.story.timeline.moments import MomentKey, Teller
from our2souls.story.timeline.queries import JOINED
from our2souls.story.timeline.sources import intentions, milestones

KEPT = "on_this_day"
"""Where the session keeps the ids."""
ORDER = (intentions.REACHED, milestones.DAY, JOINED, intentions.CHOSEN, intentions.ENDED)
"""What comes first where a day has several; on Today stands one."""


@dataclass(frozen=True, slots=True)
class MemoryIds:
    """The intention and the day of the two that may be brought back; nobody's id where there is none."""

    intention: UUID = NOBODY
    milestone: UUID = NOBODY


@dataclass(frozen=True, slots=True)
class Memory:
    """One of them, with how many years ago it was; `photo` and `note` are ids, or None."""

    kind: str
    years: int
    title: str
    url: str
    label: str
    photo: UUID | None = None
    note: UUID | None = None


def ids_for(request: SignedInRequest) -> MemoryIds:
    """What to look for on Today: from the session, or looked for anew where the day, the couple or a wish is another."""
    us, person = request.us, request.user
    if us.partner is None or not person.on_this_day:
        return MemoryIds()
    teller, day = Teller(us, person.story_endings), today(us.zone)
    stamp = f"{day} {us.couple_id} {teller.endings}"
    stored = request.session.get(KEPT)
    if not isinstance(stored, dict) or stored.get("of") != stamp:
        found = _looked_for(teller, day)
        stored = {"of": stamp, "intention": str(found.intention), "milestone": str(found.milestone)}
        request.session[KEPT] = stored
    return MemoryIds(UUID(stored["intention"]), UUID(stored["milestone"]))


def memory(request: SignedInRequest, intention: Any, milestone: Any) -> Memory | None:
    """What stands on Today, of the rows that came with what home asked for (None where one is no more)."""
    us, person = request.us, request.user
    if us.partner is None or not person.on_this_day:
        return None
    day = today(us.zone)
    found = [
        *_of_intention(intention, us, day, endings=person.story_endings),
        *_of_milestone(milestone, day),
        *_of_couple(us, day),
    ]
    return min(found, key=lambda each: ORDER.index(each.kind), default=None)


def _looked_for(teller: Teller, day: date) -> MemoryIds:
    """One query for all; the latest of each."""
    on_day = Q()
    for month, number in days.alike(day):
        on_day |= Q(story_day__month=month, story_day__day=number)
    parts = []
    for source in (intentions.SOURCE, milestones.SOURCE):
        for kind, rows in source.rows(teller).items():
            dated = rows.exclude(precision__in=("month", "year")) if kind == milestones.DAY else rows
            parts.append(dated.filter(on_day, story_day__lt=day.replace(month=1, day=1)))
    rows = parts[0].union(*parts[1:], all=True).order_by("story_day", "story_id")
    keys = sorted((MomentKey(*row) for row in rows), key=lambda key: -ORDER.index(key.kind))
    last = {("milestone" if key.kind == milestones.DAY else "intention"): key.id for key in keys}
    return MemoryIds(**last)


def _of_intention(intention: Intention | None, us: Any, day: date, *, endings: bool) -> Iterable[Memory]:
    if intention is None:
        return
    rest = intention.released_at or intention.rested_at
    if rest is not None and not endings:
        return
    dated = {
        intentions.REACHED: None if intention.released_at else intention.reached_on,
        intentions.CHOSEN: _local(intention.active_since, us),
        intentions.ENDED: None if intention.reached_on else _local(rest, us),
    }
    labels = {
        intentions.REACHED: _("You got there"),
        intentions.CHOSEN: _("You both said yes"),
        intentions.ENDED: _("Let go, by both of you") if intention.released_at else _("Resting since then"),
    }
    url = reverse("intentions:intention", args=[intention.pk])
    row: Any = intention
    for kind, then in dated.items():
        if then is not None and (years := days.years_since(then, day)):
            is_quiet = kind == intentions.ENDED
            photo, note = (None, None) if is_quiet else (row.memory_photo, row.memory_note)
            yield Memory(kind, years, intention.name, url, labels[kind], photo, note)


def _of_milestone(milestone: Any, day: date) -> Iterable[Memory]:
    if milestone is None or milestones.day_text(milestone.on, milestone.precision):
        return
    if years := days.years_since(milestone.on, day):
        url, title = reverse("milestones:milestone", args=[milestone.pk]), milestone.title or _("A day of yours")
        yield Memory(
            milestones.DAY, years, title, url, _("A day of yours"), milestone.memory_photo, milestone.memory_note
        )


def _of_couple(us: Any, day: date) -> Iterable[Memory]:
    if years := days.years_since(us.since.astimezone(us.zone).date(), day):
        title = _("%(a)s and %(b)s, here together") % {"a": us.faces[0].name, "b": us.faces[1].name}
        yield Memory(JOINED, years, title, reverse("story:story"), _("Where it began"))


def _local(moment: Any, us: Any) -> date | None:
    return None if moment is None else moment.astimezone(us.zone).date()
