"""The charts of a time: whose line is drawn from what, and the days marked on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.checkins.closeness import queries as closeness_queries
from our2souls.checkins.patterns import queries as pattern_queries
from our2souls.intentions.commitments import queries as commitment_queries
from our2souls.lib.clock import today
from our2souls.lib.drawing import periods as drawing
from our2souls.milestones import queries as milestone_queries
from our2souls.story.charts import figures
from our2souls.story.charts.figures import PeriodMean, PeriodOutcomes, Periods

WEEKS = 53 * 20
MARKS = 9
"""Days marked on a chart at most, the latest: more would stand on one another."""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One person's line: whose, the means it is drawn from, and the drawing."""

    face: Any
    means: Sequence[PeriodMean]
    drawn: drawing.PeriodLine


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart: what it shows, its scale, what stands at its ends; a line for each of the two who has enough."""

    key: str
    title: str | Promise
    high: int
    top: str | Promise
    bottom: str | Promise
    lines: list[ChartLine]

    @property
    def rows(self) -> list[tuple[date, list[PeriodMean]]]:
        """For the table: each period in which anybody has something, with everybody's figures."""
        by_period = zip(*(line.means for line in self.lines), strict=True)
        return [(each[0].first, list(each)) for each in by_period if any(mean.count for mean in each)]


@dataclass(frozen=True, slots=True)
class OutcomeChart:
    """Promises by period, of both together; `columns` is empty where there are too few."""

    outcomes: list[PeriodOutcomes]
    columns: tuple[drawing.PeriodColumn, ...]

    @property
    def pairs(self) -> list[tuple[PeriodOutcomes, drawing.PeriodColumn]]:
        """The periods of which something is told, each with its column."""
        both = zip(self.outcomes, self.columns, strict=True) if self.columns else ()
        return [(each, column) for each, column in both if each.kept or each.let_go]


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of the two on the charts: its number there, where it lies, what it is called."""

    number: int
    x: str
    day: date
    title: str


def feelings(us: Any, periods: Periods) -> list[LineChart]:
    """How easy, and with how much energy: all of the viewer's own, and what the partner shares. Two queries."""
    both = [
        (us.me, pattern_queries.own_points(us, periods.first, periods.last)),
        (us.partner, pattern_queries.received_points(us, periods.first, periods.last)),
    ]
    charts = (
        ("ease", gettext_lazy("From hard to easy"), gettext_lazy("easy"), gettext_lazy("hard"), 0),
        ("energy", gettext_lazy("Energy"), gettext_lazy("more"), gettext_lazy("less"), 1),
    )
    return [
        _chart(
            (key, title, 5, top, bottom),
            [(face, [(day, level[place]) for day, *level in points]) for face, points in both],
            periods,
            figures.LEAST_FEELINGS,
        )
        for key, title, top, bottom, place in charts
    ]


def closeness(us: Any, periods: Periods) -> LineChart:
    """How close each felt: the viewer's own weeks, and the partner's as far as the two read each other's."""
    own = [(row.week, row.value) for row in closeness_queries.own(us.viewer, WEEKS)]
    pair = closeness_queries.pair(us.viewer) or []
    theirs = [(week.week, week.theirs) for week in pair if week.theirs is not None]
    about = ("closeness", gettext_lazy("How close you felt"), 7, gettext_lazy("close"), gettext_lazy("apart"))
    return _chart(about, [(us.me, own), (us.partner, theirs)], periods, figures.LEAST_CLOSENESS)


def follow_through(periods: Periods) -> OutcomeChart:
    """What became of the promises of each period; one query."""
    counts = commitment_queries.answered_by_month(periods.first, periods.last)
    found = figures.outcomes(counts, periods)
    enough = figures.is_answered_enough(found)
    return OutcomeChart(found, drawing.columns([(each.kept, each.let_go) for each in found]) if enough else ())


def marked(us: Any, periods: Periods) -> list[MarkedDay]:
    """The days of the two in this time, known to the day, in their order; one query."""
    came = milestone_queries.that_came(today(us.zone)).filter(on__range=(periods.first, periods.last))
    rows = came.exclude(precision__in=("month", "year"))
    latest = sorted(rows.order_by("-on", "pk")[:MARKS], key=lambda row: row.on)
    return [
        MarkedDay(number, drawing.place(row.on, periods.first, periods.last), row.on, row.title or _("A day of yours"))
        for number, row in enumerate(latest, 1)
    ]


def middles(periods: Periods) -> list[tuple[date, str]]:
    """Each period with where its name stands below a chart, in per cent."""
    count = len(periods.firsts)
    return [(first, f"{drawing.middle(number, count):.2f}%") for number, first in enumerate(periods.firsts)]


def _chart(
    about: tuple[str, Any, int, Any, Any],
    values: Iterable[tuple[Any, Sequence[tuple[date, float]]]],
    periods: Periods,
    least: int,
) -> LineChart:
    """Lines of those who have enough, A first as everywhere."""
    key, title, high, top, bottom = about
    lines = []
    for face, points in values:
        means = figures.means(points, periods, least)
        if figures.is_enough(means):
            lines.append(ChartLine(face, means, drawing.line([each.mean for each in means], low=1, high=high)))
    return LineChart(key, title, high, top, bottom, sorted(lines, key=lambda each: each.face.place))
