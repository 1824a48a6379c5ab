"""The dates of any rule: of a calendar rule, which can end, or of an interval; of the rule itself or of its text.

A rule is counted from its anchor as interval rules are; its first occurrence is the first on or after the anchor. After the
rule's end the answer is None.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import assert_never

from our2souls.lib.recurrence.rrule import LAST, AnyRule, CalendarRule, resolved

_LAST_YEAR = 9999


def occurrence(of: AnyRule, anchor: date, number: int) -> date | None:
    """The date of the occurrence so many after the first one (0), which is the first on or after the anchor."""
    rule = resolved(of, anchor)
    if rule.count and number >= rule.count:
        return None
    period, place = divmod(number + _before(rule, anchor), len(rule.weekdays) if rule.unit == "week" else 1)
    day = _day(rule, anchor, period, place)
    return None if day is None or (rule.until and day > rule.until) else day


def next_after(of: AnyRule, anchor: date, after: date) -> date | None:
    """The first occurrence strictly after a date, or None when the rule has ended by then."""
    rule = resolved(of, anchor)
    return occurrence(rule, anchor, _number_until(rule, anchor, after))


def last_until(of: AnyRule, anchor: date, until: date) -> date | None:
    """The latest occurrence on or before a date, or None while the first lies ahead."""
    rule = resolved(of, anchor)
    number = _number_until(rule, anchor, min(until, rule.until or until))
    number = min(number, rule.count or number)
    return occurrence(rule, anchor, number - 1) if number > 0 else None


def all_between(of: AnyRule, anchor: date, first: date, last: date) -> list[date]:
    """Every occurrence from `first` to `last`, both included, soonest first."""
    rule = resolved(of, anchor)
    found: list[date] = []
    day = next_after(rule, anchor, first - timedelta(days=1))
    while day is not None and day <= last:
        found.append(day)
        day = next_after(rule, anchor, day)
    return found


def pull_back(of: AnyRule, anchor: date, planned: date, today: date) -> date:
    """The occurrence to wait for on `today`, where `planned` is waited for: see `intervals.pull_back`."""
    rule = resolved(of, anchor)
    following = next_after(rule, anchor, today)
    if following is None or planned <= following:
        return planned
    return next_after(rule, anchor, today - timedelta(days=1)) or planned


def _before(rule: CalendarRule, anchor: date) -> int:
    """How many days of the anchor's own period lie before the anchor, and are no occurrences."""
    if rule.unit == "week":
        return sum(day < anchor.weekday() for day in rule.weekdays)
    first = _day(rule, anchor, 0, 0)
    return int(first is not None and first < anchor)


def _day(rule: CalendarRule, anchor: date, period: int, place: int) -> date | None:
    """A day of the period so many steps after the anchor's: the only one, or the one in that place of a week's days."""
    steps = period * rule.every
    try:
        if rule.unit == "day":
            return anchor + timedelta(days=steps)
        if rule.unit == "week":
            return anchor + timedelta(days=7 * steps - anchor.weekday() + rule.weekdays[place])
    except OverflowError:
        return None
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
    if rule.unit == "year":
        year, month = anchor.year + steps, rule.month - 1
    return None if year > _LAST_YEAR else _in_month(rule, year, month + 1)


def _in_month(rule: CalendarRule, year: int, month: int) -> date:
    first_weekday, length = monthrange(year, month)
    if not rule.nth:
        return date(year, month, length if rule.month_day == LAST else min(rule.month_day, length))
    first = 1 + (rule.weekdays[0] - first_weekday) % 7
    return date(year, month, first + 7 * ((length - first) // 7 if rule.nth == LAST else rule.nth - 1))


def _number_until(rule: CalendarRule, anchor: date, until: date) -> int:
    """How many occurrences lie on or before a date, as if the rule never ended."""
    if until < anchor:
        return 0
    match rule.unit:
        case "day":
            return (until - anchor).days // rule.every + 1
        case "week":
            weeks = (until - anchor + timedelta(days=anchor.weekday())).days // 7
            period, rest = divmod(weeks, rule.every)
            of_last = sum(day <= until.weekday() for day in rule.weekdays) if not rest else len(rule.weekdays)
            return period * len(rule.weekdays) + of_last - _before(rule, anchor)
        case "month":
            period = ((until.year - anchor.year) * 12 + until.month - anchor.month) // rule.every
        case "year":
            period = (until.year - anchor.year) // rule.every
        case never:
            assert_never(never)
    latest = _day(rule, anchor, period, 0)
    return period + int(latest is not None and latest <= until) - _before(rule, anchor)
