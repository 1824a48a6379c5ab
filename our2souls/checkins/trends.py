"""One's own last weeks: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

type Point = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Week:
    """How often each region came up in a week, by its Monday."""

    monday: date
    count: int
    ease: float
    energy: float


def by_week(points: Iterable[Point]) -> list[Week]:
    """The weeks that have check-ins, oldest first: how many, and the mean ease and energy (1 to 5, one decimal).

    A mean of two or three feelings says little; the page shows the count beside it.
    """
    weeks: dict[date, list[Point]] = {}
    for point in points:
        weeks.setdefault(date.fromordinal(point[0].toordinal() - point[0].weekday()), []).append(point)
    return [
        Week(
            monday,
            len(of),
            round(sum(p[1] for p in of) / len(of), 1),
            round(sum(p[2] for p in of) / len(of), 1),
        )
        for monday, of in sorted(weeks.items())
    ]
