"""Line charts without a grid: one line, its area, a goal, the last value labelled at its point.

Lines are drawn in a frame of 1000 by 1000 that is stretched to the page, texts and points in per cent beside it,
so that text keeps its size and points stay round at any width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from our2souls.lib.drawing import chart_labels
from our2souls.lib.drawing.chart_labels import AT_ARRIVAL, AT_POINT, NEAR, ON_GOAL, ON_LINE, Label, placed
from our2souls.lib.drawing.svg_numbers import clamp, figure, percent

FRAME = 1000
HEADROOM = 1.1
"""Space above the goal, or above the highest value: a tenth, for the label that stands on the line."""


def _written(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis: where, whether its text is centred on it, and the day it names."""

    x: str
    centred: bool
    day: date


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing, in per cent."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written into a line chart: at the last point, on the goal, and where hopes meet it."""

    last: str = ""
    goal: str = ""
    hope: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn series: the path of the line, the area under it, the last point, the goal's height, the ticks and labels.

    With hopes there are the dotted path to the goal, the cone of likely days around it, and where the path meets the goal.
    """

    path: str
    area: str
    last: Point
    goal: str
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    hope: str = ""
    cone: str = ""
    arrival: Point | None = None


type Hope = tuple[date, date, date]
"""The days on which the goal is likely met: early, around, late."""

ROOM, FIRST, EDGE = 18.0, 12.0, 88.0
"""What a label on the axis needs, about a sixth of a phone's width; what the first one needs more where it names
month and year and begins at its place; and where the last one may begin, in per cent."""


def _candidates(start: date, end: date) -> list[date]:
    """The days worth naming: the start, then years, or months where fewer than two years begin in between."""
    years = [date(year, 1, 1) for year in range(start.year + 1, end.year + 1)]
    if len(years) > 1:
        return [start, *years[:: len(years) // 5 + 1]]
    months = [date(start.year + (start.month + n) // 12, (start.month + n) % 12 + 1, 1) for n in range(25)]
    within = [month for month in months if month <= end]
    return [start, *within[:: len(within) // 4 + 1]]


def _ticks(start: date, end: date, *, left: float = 0.0, right: float = 100.0) -> tuple[Tick, ...]:
    span = max((end - start).days, 1)
    shown: list[Tick] = []
    last = -ROOM - FIRST
    for day in _candidates(start, end):
        x = left + (day - start).days * (right - left) / span
        if x - last >= ROOM and x <= EDGE:
            last = x + FIRST if day == start and start.month > 1 else x
            shown.append(Tick(percent(x), day != start, day))
    return tuple(shown)


def line(
    series: Sequence[tuple[date, float]],
    *,
    goal: float | None = None,
    until: date | None = None,
    hope: Hope | None = None,
    texts: Texts | None = None,
) -> Line:
    """Draw a non-empty `series` of (day, value), sorted by day, from its first day to its last, or to `until` or a `hope`.

    Values are drawn from zero; a value below zero lies on the axis. Raises ValueError for an empty series.
    """
    if not series:
        raise ValueError("A line needs at least one value.")
    start, end = series[0][0], max(series[-1][0], until or series[-1][0], *(hope or ()))
    span = max((end - start).days, 1)
    top = max(goal or 0.0, *(value for _day, value in series), 0.0) * HEADROOM or 1.0

    def x(day: date) -> float:
        return (day - start).days * FRAME / span

    def y(value: float) -> float:
        return clamp(FRAME - value * FRAME / top, 0, FRAME)

    places = [(x(day), y(value)) for day, value in series]
    path = "M" + "L".join(f"{_written(px)} {_written(py)}" for px, py in places)
    last_x, last_y = places[-1]
    area = f"{path}L{_written(last_x)} {FRAME}L{_written(places[0][0])} {FRAME}Z"
    goal_y = y(goal) if goal is not None else None
    days = [max(x(day), last_x) for day in hope] if hope and goal is not None else []
    return Line(
        path=path,
        area=area,
        last=Point(percent(last_x / 10), percent(last_y / 10)),
        goal=percent(goal_y / 10) if goal_y is not None else "",
        ticks=_ticks(start, end),
        labels=_labels(texts or Texts(), places, goal_y, days[1] if days else None),
        **(_hopes(places[-1], days, goal_y or 0.0) if days else {}),
    )


def _labels(
    texts: Texts, places: Sequence[tuple[float, float]], goal: float | None, arrival: float | None
) -> tuple[Label, ...]:
    """Goal, arrival, last value, in this order: each takes a place that the ones before it and the lines leave free."""

    def at(px: float, py: float) -> chart_labels.Dot:
        return px * chart_labels.WIDTH / FRAME, py * chart_labels.HEIGHT / FRAME

    lines = [[at(*place) for place in places]]
    labels: list[Label] = []
    if goal is not None:
        if arrival is not None:
            lines.append([at(*places[-1]), at(arrival, goal)])
        lines.append([at(0, goal), at(FRAME, goal)])
        if texts.goal:
            labels.append(placed(texts.goal, at(0, goal), ON_GOAL, ON_LINE, lines=lines))
        if texts.hope and arrival is not None:
            arriving = at(arrival, goal)
            labels.append(placed(texts.hope, arriving, AT_ARRIVAL, ON_LINE, lines=lines, labels=labels, strong=True))
    if texts.last:
        labels.append(placed(texts.last, at(*places[-1]), AT_POINT, NEAR, lines=lines, labels=labels, strong=True))
    return tuple(labels)


def _hopes(last: tuple[float, float], days: Sequence[float], goal: float) -> dict[str, Any]:
    """What is drawn of hopes: from the last point to the goal, at its early, middle and late days."""
    here = f"{_written(last[0])} {_written(last[1])}"
    early, around, late = (f"{_written(day)} {_written(goal)}" for day in days)
    return {
        "hope": f"M{here}L{around}",
        "cone": f"M{here}L{early}L{late}Z",
        "arrival": Point(percent(days[1] / 10), percent(goal / 10)),
    }


@dataclass(frozen=True, slots=True)
class Dot:
    """One check-in in one's own weeks: height is ease, size is energy."""

    x: str
    y: str
    r: str


@dataclass(frozen=True, slots=True)
class Trend:
    """One's own weeks: the dots, one path a stretch without long gaps, and the ticks."""

    dots: tuple[Dot, ...]
    paths: tuple[str, ...]
    ticks: tuple[Tick, ...]


RADII = {1: 2.5, 2: 3.5, 3: 4.75, 4: 6.25, 5: 8.0}
"""Energy as the radius of a dot, the proportions of the grid."""
PAUSE = timedelta(days=4)
"""A longer silence is not drawn as a slope: nobody knows what was between."""


LEFT, RIGHT = 18.0, 98.0
"""Between which the days of a trend lie, in per cent; before them stand the words of the axis."""


def trend(points: Sequence[tuple[date, int, int]], *, start: date, end: date) -> Trend:
    """Draw check-ins of (day, ease 1-5, energy 1-5), sorted by day, over the days from `start` to `end`."""
    span = max((end - start).days, 1)

    def x(day: date) -> float:
        return clamp(LEFT + (day - start).days * (RIGHT - LEFT) / span, LEFT, RIGHT)

    def y(ease: int) -> float:
        return 92 - (ease - 1) * 84 / 4

    paths: list[list[str]] = []
    before: date | None = None
    for day, ease, _energy in points:
        if before is None or day - before > PAUSE:
            paths.append([])
        paths[-1].append(f"{_written(x(day) * 10)} {_written(y(ease) * 10)}")
        before = day
    return Trend(
        dots=tuple(Dot(percent(x(day)), percent(y(ease)), figure(RADII[energy])) for day, ease, energy in points),
        paths=tuple("M" + "L".join(stretch) for stretch in paths if len(stretch) > 1),
        ticks=_ticks(start, end, left=LEFT, right=RIGHT),
    )
