"""A month of what comes, from every package that has days: reviews, steps, rituals, promises, letters, each on its day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from our2souls.delivery.registry import CalendarItem, calendar_items
from our2souls.lib.text_direction import isolated

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


def month(us: Any, first: date, today: date) -> CalendarMonth:
    """A month with all that comes in it for the viewer; a query or two a package, however much lies behind.

    What comes round in fewer days than a week stands once, on its next day: thirty lines alike tell nothing.
    """
    last = _month_after(first) - timedelta(days=1)
    by_day: dict[date, list[CalendarEntry]] = {}
    for come, item in calendar_items.between(first, last):
        if not item.series.is_often or come.named == item.series.first:
            entry = CalendarEntry(come.day_in(us.zone), str(item.title), _second_line(item, us), item.url, item.icon)
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


def _second_line(item: CalendarItem, us: Any) -> str:
    """What kind of thing it is, whose, and what it belongs to."""
    whose = us.face(item.person_id) if item.person_id else None
    name = "" if whose is None else (_("You") if whose.id == us.me.id else whose.name)
    return " · ".join(isolated(part) for part in (str(item.text), name, item.of) if part)
