"""A month of what comes: reviews, steps, promises, the days of the two and letters, each on its day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.intentions.commitments import days as commitment_days
from our2souls.intentions.plan import queries as plan_queries
from our2souls.intentions.revisits import queries as revisit_queries
from our2souls.lib.text_direction import isolated
from our2souls.milestones import occurrences as milestone_occurrences
from our2souls.privacy.viewer import Viewer
from our2souls.vision import letters as vision_letters

SHOWN = 200
"""Of each kind so many are read at most."""
WEEK = 7
YEARS = 60
"""As far ahead, and back, as there are pages: longer than anybody plans, and short of the end of dates."""
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on its day: what it is called, what kind of thing it is, where it stands."""

    day: date
    title: str
    text: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the table, with what comes on it; `outside` belongs to the month before or after and is empty."""

    day: date
    entries: list[CalendarEntry]
    outside: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month by its first day: its weeks, those days that have something, and the months beside it (None at the ends)."""

    first: date
    weeks: list[list[CalendarDay]]
    full: list[CalendarDay]
    previous: date | None
    following: date | None


def month_of(text: str, today: date) -> date:
    """The first day of the month that "2026-12" names; of today's month for anything else or too far away.

    >>> month_of("2027-02", date(2026, 11, 29)), month_of("2027-13", date(2026, 11, 29))
    (datetime.date(2027, 2, 1), datetime.date(2026, 11, 1))
    """
    found = _MONTH.fullmatch(text)
    if found is None or abs(int(found[1]) - today.year) > YEARS:
        return today.replace(day=1)
    return date(int(found[1]), int(found[2]), 1)


def weeks_of(first: date, first_weekday: int) -> list[list[date]]:
    """The whole weeks that a month lies in, each beginning on `first_weekday`, 0 for Monday to 6 for Sunday."""
    day, end = first - timedelta(days=(first.weekday() - first_weekday) % WEEK), _month_after(first)
    weeks = []
    while day < end:
        weeks.append([day + timedelta(days=more) for more in range(WEEK)])
        day += timedelta(days=WEEK)
    return weeks


def month(viewer: Viewer, us: Any, first: date, today: date) -> CalendarMonth:
    """A month with all that comes in it for the viewer; six queries, however much lies behind."""
    last = _month_after(first) - timedelta(days=1)
    ours = chain(_reviews(first, last), _steps(us, first, last), _promises(us, first, last), _our_days(first, last))
    entries = [*(ours if viewer.couple_id else ()), *_letters(viewer, first, last)]
    by_day: dict[date, list[CalendarEntry]] = {}
    for entry in sorted(entries, key=lambda each: each.day):
        by_day.setdefault(entry.day, []).append(entry)
    weeks = [
        [CalendarDay(day, by_day.get(day, []), not first <= day <= last, day == today) for day in week]
        for week in weeks_of(first, us.first_weekday)
    ]
    previous, following = (first - timedelta(days=1)).replace(day=1), last + timedelta(days=1)
    return CalendarMonth(
        first,
        weeks,
        [day for week in weeks for day in week if day.entries],
        previous if previous.year >= today.year - YEARS else None,
        following if following.year <= today.year + YEARS else None,
    )


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _reviews(first: date, last: date) -> Iterator[CalendarEntry]:
    for day, intention in revisit_queries.between(first, last, SHOWN):
        text = _("Resting until this day") if intention.rested_at else _("Review together")
        url = reverse("intentions:intention", args=[intention.pk])
        yield CalendarEntry(day, intention.name, text, url, "rotate-cw")


def _steps(us: Any, first: date, last: date) -> Iterator[CalendarEntry]:
    for step in plan_queries.between(first, last, SHOWN):
        keeper, url = us.face(step.keeper_id), reverse("intentions:milestone", args=[step.pk])
        text = _of(_("A step"), keeper.name if keeper else "", step.intention.name)
        yield CalendarEntry(step.due_on or first, step.title, text, url, "sprout")


def _promises(us: Any, first: date, last: date) -> Iterator[CalendarEntry]:
    for day, commitment in commitment_days.between(first, last, SHOWN):
        mine, maker = commitment.person_id == us.me.id, us.face(commitment.person_id)
        who = _("You") if mine else (maker.name if maker else "")
        url = reverse("intentions:commitment", args=[commitment.intention_id, commitment.pk])
        yield CalendarEntry(day, commitment.words, _of(who, commitment.intention.name), url, "check")


def _our_days(first: date, last: date) -> Iterator[CalendarEntry]:
    for come in milestone_occurrences.between(first, last):
        if come.milestone.precision == "day":
            url = reverse("milestones:milestone", args=[come.id])
            yield CalendarEntry(come.on, come.milestone.title, _("A day of yours"), url, "cake")


def _letters(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Letters that wait, without a word of them; one to oneself stands in nobody else's calendar."""
    for letter in vision_letters.letters_to_open(viewer):
        if first <= letter.opens_on <= last:
            text = _("To yourself") if letter.to == "me" else _("Opens on this day")
            yield CalendarEntry(letter.opens_on, _("A letter"), text, letter.url, "mail")


def _of(*parts: str) -> str:
    return " · ".join(isolated(part) for part in parts if part)
