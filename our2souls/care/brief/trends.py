"""Check-ins over time, of those who opened theirs: monthly means and no word."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from our2souls.care.brief import text
from our2souls.care.brief.model import TrendText
from our2souls.care.consent import scopes
from our2souls.care.consent.access import ClientAccess
from our2souls.checkins.patterns import queries as pattern_queries
from our2souls.checkins.patterns.trends import Point
from our2souls.lib.clock import today
from our2souls.lib.drawing import periods as drawing
from our2souls.story.charts import figures
from our2souls.story.charts.figures import Periods

MONTHS = 6


def trends(client: ClientAccess) -> tuple[TrendText, ...]:
    """Monthly means of half a year, of each who opened their check-ins: no word of any. One query."""
    owners = [face for face in client.us.faces if client.has(scopes.TREND, str(face.id))]
    if not owners:
        return ()
    months = _months(today(client.us.zone))
    points = pattern_queries.points_by_owner([face.id for face in owners], client.us.zone, months.first)
    return tuple(_trend(face, points[face.id], months) for face in owners)


def _months(day: date) -> Periods:
    number = day.year * 12 + day.month - 1
    firsts = (divmod(each, 12) for each in range(number - MONTHS + 1, number + 1))
    return Periods(tuple(date(year, month + 1, 1) for year, month in firsts), day)


def _trend(face: Any, points: Iterable[Point], months: Periods) -> TrendText:
    points = list(points)
    ease = figures.means([(day, ease) for day, ease, _energy in points], months, figures.LEAST_FEELINGS)
    energy = figures.means([(day, energy) for day, _ease, energy in points], months, figures.LEAST_FEELINGS)
    if not figures.is_enough(ease):
        return TrendText(face, _("In the last six months too little was noted to draw it. That is no gap."))
    return TrendText(
        face,
        _("Means of each month, from 1 to 5: pleasant or not, and how much energy. A month with few has none."),
        lines=tuple(
            (label, key, drawing.line([each.mean for each in means], low=1, high=5))
            for label, key, means in ((_("Pleasant"), "ease", ease), (_("Energy"), "energy", energy))
        ),
        ticks=tuple((first, f"{drawing.middle(nth, MONTHS):.2f}%") for nth, first in enumerate(months.firsts)),
        rows=tuple(
            (one.first, text.mean(one.mean, one.count), text.mean(other.mean, other.count))
            for one, other in zip(ease, energy, strict=True)
            if one.count
        ),
    )
