"""The occurrences of something promised once or by a rule: which is the earliest unanswered, which are open. Pure."""

from collections.abc import Collection, Iterator
from datetime import date

from our2souls.lib import recurrence

LAST = date(9000, 1, 1)
"""Nobody promises further ahead; before the calendar ends."""


def is_occurrence(rule: str, first: date, day: date) -> bool:
    """Whether this day names an occurrence: once it is the first day, by a rule every day it falls on.

    >>> is_occurrence("monthly", date(2026, 1, 31), date(2026, 2, 28))
    True
    """
    if not rule:
        return day == first
    return first <= day <= LAST and recurrence.last_until(rule, first, day) == day


def from_(rule: str, first: date, day: date) -> Iterator[date]:
    """The occurrences on or after a day, in order; without a rule at most one."""
    if not rule:
        if day <= first:
            yield first
        return
    at = first if day <= first else recurrence.last_until(rule, first, day)
    if at is not None and at < day:
        at = recurrence.next_after(rule, first, at)
    while at is not None and at <= LAST:
        yield at
        at = recurrence.next_after(rule, first, at)


def earliest_open(rule: str, first: date, answered: Collection[date], *, since: date) -> date | None:
    """The earliest occurrence from `since` on that is not answered; None when nothing is left.

    >>> earliest_open("weekly", date(2026, 11, 2), {date(2026, 11, 2)}, since=date(2026, 11, 2))
    datetime.date(2026, 11, 9)
    """
    return next((each for each in from_(rule, first, since) if each not in answered), None)


def open_until(rule: str, first: date, answered: Collection[date], *, since: date, until: date) -> list[date]:
    """The unanswered occurrences from `since` until a day, both counted."""
    found = []
    for each in from_(rule, first, since):
        if each > until:
            break
        if each not in answered:
            found.append(each)
    return found
