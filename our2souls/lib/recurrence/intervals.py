"""Rules that say "every so many days, weeks, months or years", counted on calendar dates from an anchor.

A rule is counted from its anchor, never from the last occurrence, so that a monthly 31st falls on 30 April and is back
on the 31st in May, and a yearly 29 February falls on the last of February in common years. (RFC 5545 would leave
those out: nobody means that by "monthly".) Dates are local.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

type Unit = Literal["day", "week", "month", "year"]

_NAMES: dict[str, tuple[int, Unit]] = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "monthly": (1, "month"),
    "yearly": (1, "year"),
}
_EVERY = re.compile(r"every:([1-9][0-9]{0,2}):(day|week|month|year)s")


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many days, weeks, months or years."""

    every: int
    unit: Unit

    def __str__(self) -> str:
        """The text that `rule` reads: "monthly", "every:3:months"."""
        for name, meaning in _NAMES.items():
            if meaning == (self.every, self.unit):
                return name
        return f"every:{self.every}:{self.unit}s"


def rule(text: str) -> Rule:
    """Read "daily", "weekly", "monthly", "yearly" or "every:3:months" (1 to 999 days, weeks, months or years).

    Raises ValueError for anything else.
    """
    if text in _NAMES:
        return Rule(*_NAMES[text])
    if found := _EVERY.fullmatch(text):
        unit: Unit = found[2]  # type: ignore[assignment]
        return Rule(int(found[1]), unit)
    msg = f"{text!r} is no rule: write daily, weekly, monthly, yearly or every:3:months."
    raise ValueError(msg)


def occurrence(of: Rule | str, anchor: date, count: int) -> date:
    """The date of the occurrence `count` steps after the anchor (0 is the anchor itself)."""
    rule_of = _read(of)
    steps = rule_of.every * count
    if rule_of.unit in {"day", "week"}:
        return anchor + timedelta(days=steps * (7 if rule_of.unit == "week" else 1))
    return _months_on(anchor, steps * (12 if rule_of.unit == "year" else 1))


def next_after(of: Rule | str, anchor: date, after: date) -> date:
    """The first occurrence strictly after a date; the anchor is the first of all."""
    return anchor if after < anchor else occurrence(of, anchor, _steps_until(of, anchor, after) + 1)


def last_until(of: Rule | str, anchor: date, until: date) -> date | None:
    """The latest occurrence on or before a date, or None while the anchor lies ahead."""
    return None if until < anchor else occurrence(of, anchor, _steps_until(of, anchor, until))


def all_between(of: Rule | str, anchor: date, first: date, last: date) -> list[date]:
    """Every occurrence from `first` to `last`, both included, soonest first."""
    found, day = [], next_after(of, anchor, first - timedelta(days=1))
    while day <= last:
        found.append(day)
        day = next_after(of, anchor, day)
    return found


def pull_back(of: Rule | str, anchor: date, planned: date, today: date) -> date:
    """The occurrence to wait for on `today`, where `planned` is waited for.

    That is `planned` itself, unless it lies beyond the rule's next after today: then only a clock that ran ahead can have
    planned it, and the answer is the rule's next from today on, today included.
    """
    if planned <= next_after(of, anchor, today):
        return planned
    return next_after(of, anchor, today - timedelta(days=1))


def _read(of: Rule | str) -> Rule:
    return rule(of) if isinstance(of, str) else of


def _months_on(anchor: date, months: int) -> date:
    """The anchor's day so many months on, or the last day of that month when it is shorter."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def _steps_until(of: Rule | str, anchor: date, until: date) -> int:
    """How many whole steps lie between the anchor and a date that is not before it."""
    of = _read(of)
    if of.unit in {"day", "week"}:
        return (until - anchor).days // (of.every * (7 if of.unit == "week" else 1))
    months = (until.year - anchor.year) * 12 + until.month - anchor.month
    steps = months // (of.every * (12 if of.unit == "year" else 1))
    return steps if occurrence(of, anchor, steps) <= until else steps - 1
