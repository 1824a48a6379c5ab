"""A week, a month or a year of somebody's calendar: pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from our2souls.checkins.patterns.trends import week_of

type Kind = Literal["week", "month", "year"]
KINDS: tuple[Kind, ...] = ("week", "month", "year")
EARLIEST = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, both included."""

    kind: Kind
    first: date
    last: date

    @property
    def before(self) -> date:
        """A day of the one before."""
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """The first day of the one after."""
        return self.last + timedelta(days=1)


def span_of(kind: Kind, day: date, first_weekday: int) -> Span:
    """The week, month or year that a day is in; weeks begin on `first_weekday`, 0 for Monday.

    >>> span_of("month", date(2026, 2, 9), 0).last
    datetime.date(2026, 2, 28)
    """
    if kind == "week":
        first = week_of(day, first_weekday)
        return Span(kind, first, first + timedelta(days=6))
    if kind == "month":
        first = day.replace(day=1)
        return Span(kind, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    return Span(kind, day.replace(month=1, day=1), day.replace(month=12, day=31))


def kind_of(typed: str) -> Kind:
    """A kind as an address has it; a month for anything else."""
    return next((kind for kind in KINDS if kind == typed), "month")


def day_of(typed: str, today: date) -> date:
    """A day as an address has it; today for anything else, and for days no calendar here reaches."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today
    return day if EARLIEST <= day <= today else today


def parts_of(span: Span, day: date, first_weekday: int) -> date:
    """The first day of the part of a span that a day is in: of a week its days, of a month its weeks, of a year its months."""
    if span.kind == "week":
        return day
    return week_of(day, first_weekday) if span.kind == "month" else day.replace(day=1)
