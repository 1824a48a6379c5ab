"""The kit's tags. Each draws one component of the visual language; pages compose them and never write SVG."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.signals import setting_changed
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.lib.drawing import affect_grid as drawing_affect_grid
from our2souls.lib.drawing import charts, circles
from our2souls.ui import svg
from our2souls.ui.form import controls

register = template.Library()

register.simple_tag(svg.icon, name="icon")
register.simple_tag(svg.mark, name="mark")
register.simple_tag(svg.avatar, name="avatar")
register.simple_tag(svg.pair, name="pair")
register.simple_tag(svg.pairmark, name="pairmark")
register.simple_tag(svg.weave, name="weave")


_frames: dict[tuple[Any, ...], SafeString] = {}
FRAMES = 2_000
"""Pieces of the frame kept in a process at most, some 3 kB each."""


def _forget_frames(**_changed: Any) -> None:
    _frames.clear()


setting_changed.connect(_forget_frames)


@register.simple_tag(takes_context=True)
def remembered(context: Context, name: str) -> SafeString:
    """A piece of the frame, drawn once for the same two people, place and language.

    It may read nothing but `us`, `me`, `partner` and where it stands: half of a page's drawing is its navigation.
    """
    us, match = context["us"], getattr(context.get("request"), "resolver_match", None)
    here = match.view_name if match else ""
    key = (name, get_language(), here, us.me, us.partner, us.since)
    if key not in _frames:
        if len(_frames) >= FRAMES:
            _frames.clear()
        seen = {"us": us, "me": us.me, "partner": us.partner, "request": context.get("request")}
        _frames[key] = SafeString(get_template(name).render(seen))
    return _frames[key]


@register.filter
def weekday(moment: date | None, clock: str = "") -> str:
    """A day with its weekday, as the language writes it ("Friday, 12 June"); with `clock` the hour too, by the reader's zone."""
    if moment is None:
        return ""
    local = localtime(moment) if isinstance(moment, datetime) else moment
    words = [date_format(local, "l"), date_format(local, "MONTH_DAY_FORMAT")]
    return ", ".join([*words, date_format(local, "TIME_FORMAT")] if clock else words)


@register.inclusion_tag("ui/components/tab.html", takes_context=True)
def tab(context: Context, name: str, glyph: str, label: str, section: str = "") -> dict[str, Any]:
    """One link of the navigation to the URL `name`; shows nothing where that page does not exist.

    `section` is the beginning of the URL names that belong under this tab, several parted by commas.
    """
    try:
        to = reverse(name)
    except NoReverseMatch:
        return {"to": ""}
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.view_name if match else ""
    within = any(here.startswith(each.strip()) for each in section.split(",") if each.strip())
    # A page that has a tab of its own is under no other tab.
    current = "page" if here == name else ("true" if within and here not in OWN_TABS else "")
    return {"to": to, "glyph": glyph, "label": label, "current": current}


OWN_TABS = frozenset(
    {
        "web:home", "intentions:dreams", "checkins:check_in", "story:horizon", "people:us",
        "vision:board", "vision:letters", "milestones:milestones", "intentions:fridge", "readiness:readiness",
    }
)  # fmt: skip


@register.inclusion_tag("ui/components/audience.html")
def audience(glyph: str, text: str) -> dict[str, str]:
    """Who can see this, in one sentence: `lock` only you, `eye` you and the partner, `eye-off` part of it."""
    return {"glyph": glyph, "text": text}


@register.inclusion_tag("ui/components/empty.html")
def empty(title: str, text: str, url: str = "", label: str = "", level: int = 2) -> dict[str, Any]:
    """An empty place: a dotted pair, one sentence, one step. `level` is the heading's."""
    return {"title": title, "text": text, "url": url, "label": label, "level": level}


@register.inclusion_tag("ui/components/today_circles.html")
def meeting(a: Any, b: Any, wait: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - template arguments
    """Today's two feelings: `a` and `b` are marks.Half (or alike), A's place first. `wait`: smaller, one is awaited."""
    return {"a": a, "b": b, "wait": wait, "drawn": circles.meeting()}


def _spoken(place: drawing_affect_grid.GridPoint) -> str:
    energy = [_("Energy very low"), _("Energy low"), _("Energy middling"), _("Energy high"), _("Energy very high")]
    ease = [_("very hard"), _("hard"), _("neither hard nor easy"), _("easy"), _("very easy")]
    return f"{energy[place.energy - 1]}, {ease[place.ease - 1]}"


@register.simple_tag
def affect_words(value: str) -> str:
    """A place of the grid in words, "Energy low, easy"; "" for none."""
    place = drawing_affect_grid.grid_point(value)
    return _spoken(place) if place else ""


@register.inclusion_tag("ui/components/affect_grid.html")
def affect_grid(field: BoundField | str, value: str = "") -> dict[str, Any]:
    """The check-in's grid as radios: a bound field whose values are "ease-energy", or a name and the chosen value."""
    bound = field if isinstance(field, BoundField) else None
    chosen = str(bound.value() or "") if bound else value
    return {
        "name": bound.html_name if bound else field,
        "id": bound.auto_id if bound else f"id_{field}",
        "errors": bound.errors if bound else (),
        "places": [(place, _spoken(place), place.value == chosen) for place in drawing_affect_grid.grid_points()],
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
        )
        if series
        else None
    )
    return {
        "drawn": drawn, "ticks": _ticks(drawn.ticks) if drawn else (), "label": label,
        "last_text": last_text, "goal_text": goal_text, "caption": caption, "hope_text": hope_text,
    }  # fmt: skip


@register.inclusion_tag("ui/components/trend.html")
def trend(points: Sequence[tuple[date, int, int]], start: date, end: date, label: str) -> dict[str, Any]:
    """One's own weeks: check-ins of (day, ease, energy), sorted by day. `label` says it in a sentence."""
    drawn = charts.trend(points, start=start, end=end)
    return {"drawn": drawn, "ticks": _ticks(drawn.ticks), "label": label}


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, words: bool = False, label: str = "", hint: str = "") -> dict[str, Any]:  # noqa: FBT001, FBT002
    """One field of a form with label, hint and error. `words`: serif, for anything a partner will read."""
    if hint:
        bound.help_text = hint
    return {
        "bound": bound, "kind": controls.kind(bound), "words": words, "label": label or bound.label,
        "about": bound.aria_describedby,
    }  # fmt: skip


@register.inclusion_tag("ui/components/control.html")
def control(bound: BoundField, words: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002
    """A field's control with its hint and error, where the label is a heading of the page."""
    return {"bound": bound, "input": controls.control(bound, words=words)}


@register.inclusion_tag("ui/components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, one under the other, after what is wrong with the whole."""
    return {"form": form}


@register.inclusion_tag("ui/components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with the whole form; nothing when nothing is."""
    return {"errors": form.non_field_errors()}


def _group(bound: BoundField, ask: bool, legend: str, whose: str, level: int) -> dict[str, Any]:  # noqa: FBT001
    return {
        "bound": bound, "options": list(controls.options(bound)), "ask": ask, "legend": legend or bound.label,
        "whose": whose, "level": level, "about": bound.aria_describedby,
    }  # fmt: skip


@register.inclusion_tag("ui/components/chips.html")
def chips(
    bound: BoundField,
    ask: bool = False,  # noqa: FBT001, FBT002
    legend: str = "",
    whose: str = "you",
    level: int = 2,
) -> dict[str, Any]:
    """Words to pick. `ask`: the legend is a question in serif. `whose`: "you", "a" or "b" colours them."""
    return _group(bound, ask, legend, whose, level)


@register.inclusion_tag("ui/components/choices.html")
def choices(bound: BoundField, ask: bool = False, legend: str = "", level: int = 2) -> dict[str, Any]:  # noqa: FBT001, FBT002
    """Full-width answers; the form's field may carry `hints` and `icons`, mappings from value to text."""
    return _group(bound, ask, legend, "you", level)


@register.inclusion_tag("ui/components/hues.html")
def hues(bound: BoundField, legend: str = "") -> dict[str, Any]:
    """The hues a person can choose."""
    return _group(bound, ask=False, legend=legend, whose="you", level=2)
