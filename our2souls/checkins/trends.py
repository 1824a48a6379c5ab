"""One's own last weeks: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

type Point = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Week:
    """How often each region came up in a week, by its first day."""

    first: date
    count: int
    ease: float
    energy: float


def week_of(day: date, first_weekday: int) -> date:
    """The first day of the week that a day is in; `first_weekday` is 0 for Monday to 6 for Sunday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def by_week(points: Iterable[Point], first_weekday: int) -> list[Week]:
    """The weeks that have check-ins, oldest first: how many, and the mean ease and energy (1 to 5, one decimal).

    `first_weekday` is the day on which a week begins, 0 for Monday to 6 for Sunday.

    A mean of two or three feelings says little; the page shows the count beside it.
    """
    weeks: dict[date, list[Point]] = {}
    for point in points:
        weeks.setdefault(week_of(point[0], first_weekday), []).append(point)
    return [
        Week(
            first,
            len(of),
            round(sum(p[1] for p in of) / len(of), 1),
            round(sum(p[2] for p in of) / len(of), 1),
        )
        for first, of in sorted(weeks.items())
    ]
