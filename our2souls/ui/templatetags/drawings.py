"""Tags that draw: two feelings, the affect grid, lines over time."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from our2souls.lib.drawing import affect_grid as drawing_affect_grid
from our2souls.lib.drawing import chart_labels, charts, circles
from our2souls.lib.drawing.svg_numbers import figure, percent

register = template.Library()


@register.inclusion_tag("ui/components/today_circles.html")
def today_circles(a: Any, b: Any, wait: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - template arguments
    """Today's two feelings: `a` and `b` are marks.Half (or alike), A's place first. `wait`: smaller, one is awaited."""
    return {"a": a, "b": b, "wait": wait, "drawn": circles.today_circles()}


def _place_text(place: drawing_affect_grid.GridPoint) -> str:
    energy = [_("Energy very low"), _("Energy low"), _("Energy middling"), _("Energy high"), _("Energy very high")]
    ease = [_("very hard"), _("hard"), _("neither hard nor easy"), _("easy"), _("very easy")]
    return f"{energy[place.energy - 1]}, {ease[place.ease - 1]}"


@register.simple_tag
def affect_words(value: str) -> str:
    """A place of the grid in words, "Energy low, easy"; "" for none."""
    place = drawing_affect_grid.grid_point(value)
    return _place_text(place) if place else ""


@register.simple_tag
def closeness_words(step: int) -> str:
    """One of the seven pairs of circles in words, for whoever hears them."""
    words = [
        _("1 of 7: two circles far apart"),
        _("2 of 7: two circles that touch"),
        _("3 of 7: two circles that overlap a little"),
        _("4 of 7: two circles that overlap by a third"),
        _("5 of 7: two circles that overlap by half"),
        _("6 of 7: two circles that overlap by more than half"),
        _("7 of 7: two circles that are almost one"),
    ]
    return words[step - 1]


@register.inclusion_tag("ui/components/affect_grid.html")
def affect_grid(field: BoundField | str, value: str = "") -> dict[str, Any]:
    """The check-in's grid as radios: a bound field whose values are "ease-energy", or a name and the chosen value."""
    bound = field if isinstance(field, BoundField) else None
    chosen = str(bound.value() or "") if bound else value
    return {
        "name": bound.html_name if bound else field,
        "id": bound.auto_id if bound else f"id_{field}",
        "errors": bound.errors if bound else (),
        "places": [(place, _place_text(place), place.value == chosen) for place in drawing_affect_grid.grid_points()],
    }


@register.inclusion_tag("ui/components/affect_still.html")
def affect_still(value: str = "") -> dict[str, Any]:
    """The grid as a picture, one place chosen; decoration beside words that say the same."""
    return {"places": [(place, place.value == value) for place in drawing_affect_grid.grid_points()]}


def _tick_text(day: date, *, first: bool) -> str:
    if day.month == 1:
        return date_format(day, "Y")
    return date_format(day, "M Y") if first else date_format(day, "M")


def _ticks(ticks: Sequence[charts.Tick]) -> list[tuple[charts.Tick, str]]:
    return [(tick, _tick_text(tick.day, first=index == 0)) for index, tick in enumerate(ticks)]


@register.inclusion_tag("ui/components/chart.html")
def chart(  # noqa: PLR0913, PLR0917 - a template names them
    series: Sequence[tuple[date, Decimal]],
    label: str,
    last_text: str,
    goal: Decimal | None = None,
    goal_text: str = "",
    until: date | None = None,
    caption: str = "",
    hope: tuple[date, date, date] | None = None,
    hope_text: str = "",
) -> dict[str, Any]:
    """A line of (day, value), sorted by day. `label` says it in a sentence, `last_text` stands at the last point.

    `goal` is dotted with `goal_text` on it; `until` lengthens the axis. `hope` is when the goal is likely met (early,
    around, late), with `hope_text` at its end. Nothing is drawn for an empty series.
    """
    drawn = (
        charts.line(
            [(day, float(value)) for day, value in series],
            goal=float(goal) if goal is not None else None,
            until=until,
            hope=hope,
            texts=charts.Texts(last_text, goal_text, hope_text),
        )
        if series
        else None
    )
    head = chart_labels.headroom(drawn.labels) if drawn else 0
    return {
        "drawn": drawn, "ticks": _ticks(drawn.ticks) if drawn else (), "label": label, "caption": caption,
        "head": head, "height": int(chart_labels.HEIGHT), "in_all": int(chart_labels.HEIGHT) + head,
        "labels": [
            (each, percent(each.x * 100), figure(each.dx), figure(each.y)) for each in (drawn.labels if drawn else ())
        ],
    }  # fmt: skip


@register.inclusion_tag("ui/components/trend.html")
def trend(points: Sequence[tuple[date, int, int]], start: date, end: date, label: str) -> dict[str, Any]:
    """One's own weeks: check-ins of (day, ease, energy), sorted by day. `label` says it in a sentence."""
    drawn = charts.trend(points, start=start, end=end)
    return {"drawn": drawn, "ticks": _ticks(drawn.ticks), "label": label}
