"""One's own last weeks: pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

type Point = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Week:
    """How many there were in a week (or a day, or a month), by its first day, and the mean ease and energy of them."""

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
    return by_part(points, lambda day: week_of(day, first_weekday))


def by_part(points: Iterable[Point], first_of: Callable[[date], date]) -> list[Week]:
    """The same for other parts than weeks: `first_of` gives the first day of the one that a day is in."""
    parts: dict[date, list[Point]] = {}
    for point in points:
        parts.setdefault(first_of(point[0]), []).append(point)
    return [
        Week(
            first,
            len(of),
            round(sum(p[1] for p in of) / len(of), 1),
            round(sum(p[2] for p in of) / len(of), 1),
        )
        for first, of in sorted(parts.items())
    ]
