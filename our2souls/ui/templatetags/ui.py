"""The kit's tags. Each draws one component of the visual language; pages compose them and never write SVG."""

from datetime import date, datetime
from typing import Any

from django import template
from django.core.signals import setting_changed
from django.template import Context
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from our2souls.lib import markdown
from our2souls.ui import svg
from our2souls.ui.templatetags import drawings, form_fields

register = template.Library()

register.simple_tag(svg.icon, name="icon")
register.simple_tag(svg.mark, name="mark")
register.simple_tag(svg.avatar, name="avatar")
register.simple_tag(svg.pair, name="pair")
register.simple_tag(svg.pairmark, name="pairmark")
register.simple_tag(svg.progress_cord_bar, name="progress_cord")
for _part in (drawings, form_fields):
    register.tags |= _part.register.tags


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
        context_of_frame = {"us": us, "me": us.me, "partner": us.partner, "request": context.get("request")}
        _frames[key] = SafeString(get_template(name).render(context_of_frame))
    return _frames[key]


@register.filter
def weekday(moment: date | None, clock: str = "") -> str:
    """A day with its weekday, as the language writes it ("Friday, 12 June"); with `clock` the hour too, by the reader's zone."""
    if moment is None:
        return ""
    local = localtime(moment) if isinstance(moment, datetime) else moment
    words = [date_format(local, "l"), date_format(local, "MONTH_DAY_FORMAT")]
    return ", ".join([*words, date_format(local, "TIME_FORMAT")] if clock else words)


@register.filter
def named(text: object, name: str) -> str:
    """A sentence that holds %(name)s, with the name in it."""
    return str(text) % {"name": name}


@register.inclusion_tag("ui/components/audience.html")
def audience(glyph: str, text: str) -> dict[str, str]:
    """Who can see this, in one sentence: `lock` only you, `eye` you and the partner, `eye-off` part of it."""
    return {"glyph": glyph, "text": text}


@register.inclusion_tag("ui/components/empty.html")
def empty(title: str, text: str, url: str = "", label: str = "", level: int = 2) -> dict[str, Any]:
    """An empty place: a dotted pair, one sentence, one step. `level` is the heading's."""
    return {"title": title, "text": text, "url": url, "label": label, "level": level}


@register.filter
def markdown_html(text: str) -> SafeString:
    """Words with their few marks drawn (paragraphs, emphasis, lists, quotes, links), and nothing else."""
    return SafeString(markdown.to_html(text))
