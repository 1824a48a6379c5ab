"""How long before its time something can be told: never longer than from one time to the next, or one would hide the other."""

from datetime import date

from our2souls.lib.recurrence.rrule import resolved

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY
SHORTEST = {"day": DAY, "week": WEEK, "month": 28 * DAY, "year": 365 * DAY}
"""The fewest minutes from one to the next, by the unit of a rule (an hour may be missing when clocks change)."""
LONGEST = {"day": DAY, "week": WEEK, "month": 31 * DAY, "year": 366 * DAY}
"""And the most."""


def longest_step(rule: str) -> int:
    """The most minutes from one time to the next."""
    explicit = resolved(rule, date(2024, 1, 31))
    return LONGEST[explicit.unit] * explicit.every + (WEEK if explicit.nth else 0)


def fitting(lead: int, offered: tuple[int, ...], rule: str, anchor: date) -> int:
    """The longest of the minutes offered that is no longer than asked for and fits between two times of a rule."""
    explicit = resolved(rule, anchor)
    step = DAY if len(explicit.weekdays) > 1 else SHORTEST[explicit.unit] * explicit.every
    return max((minutes for minutes in offered if minutes <= lead and minutes + HOUR < step), default=0)
