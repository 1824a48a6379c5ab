"""Tags for the fields of forms: label, hint, control and error, the same on every page."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField

from our2souls.ui.form import controls

register = template.Library()


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
    return _with_groups(_group(bound, ask, legend, whose, level))


def _with_groups(context: dict[str, Any]) -> dict[str, Any]:
    """With the options parted by the titles that the field's choices have; one part without a title where they have none."""
    parted = groupby(context["options"], key=attrgetter("title"))
    return {**context, "groups": [(title, list(options)) for title, options in parted]}


@register.inclusion_tag("ui/components/choices.html")
def choices(bound: BoundField, ask: bool = False, legend: str = "", level: int = 2) -> dict[str, Any]:  # noqa: FBT001, FBT002
    """Full-width answers; the form's field may carry `hints` and `icons`, mappings from value to text."""
    return _group(bound, ask, legend, "you", level)


@register.inclusion_tag("ui/components/segments.html")
def segments(bound: BoundField, legend: str = "") -> dict[str, Any]:
    """Two or three short answers side by side, the hint of the chosen one below; the legend is spoken only."""
    return _group(bound, ask=False, legend=legend, whose="you", level=2)


@register.inclusion_tag("ui/components/hues.html")
def hues(bound: BoundField, legend: str = "") -> dict[str, Any]:
    """The hues a person can choose."""
    return _group(bound, ask=False, legend=legend, whose="you", level=2)
