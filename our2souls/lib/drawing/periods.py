"""Lines and columns over months or years: a period without enough to say stays empty, and no line is drawn across it.

As in `charts`, lines lie in a frame of 1000 by 1000 that is stretched to the page, and points, columns and texts in per cent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from our2souls.lib.drawing.charts import LEFT, RIGHT
from our2souls.lib.drawing.svg_numbers import clamp, percent

TOP, BOTTOM = 8.0, 92.0
"""Between which heights values lie, in per cent."""
SHARE = 0.62
"""How much of its period a column takes."""


@dataclass(frozen=True, slots=True)
class PeriodPoint:
    """A value at the middle of its period, in per cent of the drawing."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A drawn series: a path for each stretch of periods that follow one another, and every value as a point."""

    paths: tuple[str, ...]
    points: tuple[PeriodPoint, ...]


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """A column of two parts, the second on the first; in per cent. An empty part has the height 0."""

    x: str
    width: str
    middle: str
    lower_y: str
    lower_height: str
    upper_y: str
    upper_height: str


def middle(number: int, count: int) -> float:
    """Where the middle of a period lies, counted from 0, in per cent.

    >>> middle(0, 1), middle(1, 2)
    (58.0, 78.0)
    """
    return LEFT + (number + 0.5) * (RIGHT - LEFT) / count


def line(values: Sequence[float | None], *, low: float, high: float) -> PeriodLine:
    """Draw a value for each period, None for those without one, on a scale from `low` to `high`; beyond them at the edge."""
    stretches: list[list[str]] = []
    points = []
    goes_on = False
    for number, value in enumerate(values):
        if value is None:
            goes_on = False
            continue
        x = middle(number, len(values))
        y = BOTTOM - (clamp(value, low, high) - low) * (BOTTOM - TOP) / (high - low)
        points.append(PeriodPoint(percent(x), percent(y)))
        if not goes_on:
            stretches.append([])
        stretches[-1].append(f"{x * 10:.1f} {y * 10:.1f}")
        goes_on = True
    return PeriodLine(tuple("M" + "L".join(each) for each in stretches if len(each) > 1), tuple(points))


def columns(pairs: Sequence[tuple[int, int]]) -> tuple[PeriodColumn, ...]:
    """Draw two counts for each period, the first below; the highest column fills the frame."""
    most = max((lower + upper for lower, upper in pairs), default=0) or 1
    height, width = BOTTOM - TOP, SHARE * (RIGHT - LEFT) / max(len(pairs), 1)
    found = []
    for number, (lower, upper) in enumerate(pairs):
        x, low, up = middle(number, len(pairs)), lower * height / most, upper * height / most
        found.append(
            PeriodColumn(
                percent(x - width / 2), percent(width), percent(x),
                percent(BOTTOM - low), percent(low), percent(BOTTOM - low - up), percent(up),
            )
        )  # fmt: skip
    return tuple(found)


def place(day: date, first: date, last: date) -> str:
    """Where a day lies between the first and the last of all periods, both included, in per cent; at the edge beyond them."""
    span = (last - first).days + 1
    return percent(clamp(LEFT + ((day - first).days + 0.5) * (RIGHT - LEFT) / span, LEFT, RIGHT))
