"""Which days of earlier years are this day's. Pure."""

import calendar
from datetime import date

FEBRUARY, LAST, LEAP = 2, 28, 29


def alike(day: date) -> tuple[tuple[int, int], ...]:
    """The months and days that come round on a day: a 29 February comes on the last of February.

    >>> alike(date(2027, 2, 28)), alike(date(2028, 2, 28))
    (((2, 28), (2, 29)), ((2, 28),))
    """
    if (day.month, day.day) == (FEBRUARY, LAST) and not calendar.isleap(day.year):
        return (FEBRUARY, LAST), (FEBRUARY, LEAP)
    return ((day.month, day.day),)


def years_since(then: date, day: date) -> int:
    """How many years ago `then` was, where it comes round on `day`; 0 where it does not, or not from an earlier year.

    >>> years_since(date(2024, 2, 29), date(2027, 2, 28)), years_since(date(2026, 5, 1), date(2026, 5, 1))
    (3, 0)
    """
    return max(day.year - then.year, 0) if (then.month, then.day) in alike(day) else 0
