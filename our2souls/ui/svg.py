"""The marks as markup: icons, the mark, avatars, the pair, the pair mark, the weave.

They stand on every page by the dozen, so they are put together as text and remembered, not rendered from templates.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.signals import setting_changed
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from our2souls.lib.drawing import circles, progress_cord
from our2souls.ui.icons import NAMES


@lru_cache(maxsize=1)
def sprite_url() -> str:
    """Where the sprite is served; asked once, since its hashed name changes only with the code."""
    return static("ui/icons.svg")


def _forget(**changed: Any) -> None:
    # Tests change how static files are named.
    if changed.get("setting") in {"STATIC_URL", "STORAGES", "DEBUG", "STATIC_ROOT"}:
        for remembered in (sprite_url, _icon):
            remembered.cache_clear()


setting_changed.connect(_forget)


def _attribute(text: Any) -> str:
    """A text for inside an attribute: escaped unless a template already did, and without a quote that would end it."""
    return conditional_escape(text).replace('"', "&quot;")


@lru_cache(maxsize=512)
def _icon(name: str, size: str, label: str) -> SafeString:
    if name not in NAMES:
        raise ValueError(f"There is no icon “{name}” in the sprite; add it to our2souls.ui.icons.NAMES.")
    classes = "icon" if not size else f"icon icon-{size}"
    aria = f'role="img" aria-label="{_attribute(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(f'<svg class="{classes}" {aria}><use href="{sprite_url()}#i-{name}"/></svg>')  # noqa: S308 - only our own words


def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """The icon `name`, 20 px, or "s" (16) or "l" (24); hidden from speech unless it has a `label`.

    Raises ValueError for a name that is not in the sprite.
    """
    return _icon(name, size, conditional_escape(label))


_MARK = circles.mark()


def mark(*, mono: bool = False) -> SafeString:
    """The mark, in the couple's hues or, `mono`, in the colour of the text around it; always beside a word."""
    classes = "mark mark-mono" if mono else "mark"
    return mark_safe(  # noqa: S308 - only numbers
        f'<svg class="{classes}" viewBox="0 0 38 26" aria-hidden="true">'
        f'<circle class="m-a" cx="{_MARK.ax}" cy="13" r="11"/><circle class="m-b" cx="{_MARK.bx}" cy="13" r="11"/>'
        f'<path class="m-ab" d="{_MARK.lens}"/></svg>'
    )


def avatar(face: Any) -> SafeString:
    """The avatar of a Member, beside the name: A a solid disc, B an open ring, each with the initial. None: nothing."""
    if not face:
        return mark_safe("")
    place = "b" if face.place == "b" else "a"
    radius = 15 if place == "b" else 16
    return mark_safe(  # noqa: S308 - the initial is escaped
        f'<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">'
        f'<circle class="av-{place}" cx="16" cy="16" r="{radius}"/>'
        f'<text class="t-{place}" x="16" y="20.6">{conditional_escape(face.initial)}</text></svg>'
    )


def pair(us: Any) -> SafeString:
    """Both avatars with the lens between them; a dotted ring where there is nobody yet. The names stand beside it."""
    faces = {face.place: face for face in (us.me, us.partner) if face}
    a, b = faces.get("a"), faces.get("b")
    parts = ['<svg class="pair" viewBox="0 0 54 32" aria-hidden="true">']
    parts.append(
        '<circle class="p-a" cx="16" cy="16" r="16"/>' if a else '<circle class="p-none" cx="16" cy="16" r="15"/>'
    )
    parts.append(f'<circle class="{"p-b" if b else "p-none"}" cx="38" cy="16" r="15"/>')
    if a and b:
        parts.append(f'<path class="p-ab" d="{circles.PAIR_LENS}"/>')
    if a:
        parts.append(f'<text class="t-a" x="12" y="20.6">{conditional_escape(a.initial)}</text>')
    if b:
        parts.append(f'<text class="t-b" x="42" y="20.6">{conditional_escape(b.initial)}</text>')
    return mark_safe("".join(parts) + "</svg>")  # noqa: S308 - the initials are escaped


def pairmark(state: str | float = "touching", *, off: bool = False, waiting: str = "", sealed: str = "") -> SafeString:
    """Two small circles, as near as `state` says: a name of circles.STATES or a distance from 3.5 to 26.

    `off`: dotted, nothing is there yet. `waiting`: the place ("a" or "b") still awaited. `sealed`: the place that has
    answered, unread. Raises KeyError for an unknown state.
    """
    distance = circles.STATES[state] if isinstance(state, str) else float(state)
    drawn = circles.pairmark(distance, drawn_lens=not (off or waiting))
    classes = {place: f"m-{place}" + (" is-sealed" if sealed == place else "") for place in "ab"}
    if waiting:
        classes[waiting] = "m-wait"
    # What is awaited lies on top, so that its dots are seen where the circles touch.
    order = sorted("ab", key=lambda place: place == waiting)
    rings = "".join(
        f'<circle class="{classes[place]}" cx="{drawn.ax if place == "a" else drawn.bx}" cy="12" r="10"/>'
        for place in order
    )
    between = f'<path class="m-ab" d="{drawn.lens}"/>' if drawn.lens else ""
    return mark_safe(  # noqa: S308 - only numbers
        f'<svg class="pairmark{" is-off" if off else ""}" viewBox="0 0 44 24" aria-hidden="true">{rings}{between}</svg>'
    )


@lru_cache(maxsize=256)
def _cord(value: int, large: bool, sprite: str) -> str:  # noqa: FBT001
    drawn = progress_cord.progress_cord(value, large=large)
    scale = f' transform="{drawn.scale}"' if drawn.scale else ""
    high = drawn.height

    def strands(kind: str) -> str:
        return f'<g{scale}><use class="w-a" href="{sprite}#{kind}-a"/><use class="w-b" href="{sprite}#{kind}-b"/></g>'

    return (
        f'<svg aria-hidden="true" height="{high}">'
        f'<svg class="w-ahead" x="{drawn.done}" width="{drawn.ahead}" height="{high}">{strands("ahead")}</svg>'
        f'<svg class="w-done" width="{drawn.done}" height="{high}">{strands("cord")}</svg>'
        f'<svg x="{drawn.done}" width="1" height="{high}" overflow="visible">'
        f'<use class="w-lens" href="{sprite}#cord-lens"{scale}/></svg></svg>'
    )


def progress_cord_bar(value: float, label: str, text: str, *, large: bool = False) -> SafeString:
    """Progress of `value` per cent as a cord. `label` names what progresses, `text` says how far in words."""
    whole = progress_cord.progress_cord(value).value
    return mark_safe(  # noqa: S308 - label and text are escaped
        f'<div class="weave{" weave-l" if large else ""}" role="progressbar" aria-label="{_attribute(label)}" '
        f'aria-valuemin="0" aria-valuemax="100" aria-valuenow="{whole}" aria-valuetext="{_attribute(text)}">'
        f"{_cord(whole, large, sprite_url())}</div>"
    )


@dataclass(frozen=True, slots=True)
class TodayHalf:
    """One half of today's meeting: whose, their words (or a sentence in `words` of one), when, and where it leads."""

    who: str
    words: tuple[str, ...]
    when: str = ""
    url: str = ""
    here: bool = False
    """Whether this person's feeling is there: the circle is filled, otherwise dotted."""
    dot: str = ""
    """The classes of its dot on the affect grid, where a place was given without words."""


def empty_half(who: str) -> TodayHalf:
    """The half of somebody who has not checked in today, or keeps it: the two look the same on purpose."""
    return TodayHalf(who, (_("not yet today"),))
