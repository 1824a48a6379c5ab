"""Form fields as the kit shows them: label above, hint and error below and tied to the control."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

TYPED = frozenset({"text", "search", "email", "url", "tel"})
"""Kinds of input in which somebody types words, in whatever direction."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a group: its input as Django draws it, its words, what it means, and under which title it stands."""

    tag: SafeString
    value: str
    label: str
    hint: str
    icon: str
    title: str = ""


def control(bound: BoundField, *, words: bool = False) -> SafeString:
    """The control alone, with the kit's classes; `words` for anything a partner will read."""
    own = str(bound.field.widget.attrs.get("class", ""))
    classes = " ".join(dict.fromkeys(["input", *(["input-words"] if words else []), *own.split()]))
    attrs: dict[str, str | bool] = {"class": classes}
    if isinstance(bound.field.widget, forms.Textarea) or getattr(bound.field.widget, "input_type", "") in TYPED:
        attrs["dir"] = "auto"
    if bound.errors:
        attrs["autofocus"] = True  # of several the browser takes the first
    return bound.as_widget(attrs=attrs)


def kind(bound: BoundField) -> str:
    """How a field is shown: "hidden", "check", "choices", "chips" or "input"."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "chips"
    if isinstance(widget, forms.RadioSelect):
        return "choices"
    return "input"


def options(bound: BoundField) -> Iterator[Option]:
    """The answers of a radio or checkbox group, without an empty one.

    A form says what an answer means by giving its field `hints` and `icons`, each a mapping from value to text.
    """
    hints: dict[str, Any] = getattr(bound.field, "hints", {})
    icons: dict[str, str] = getattr(bound.field, "icons", {})
    titles = [title if isinstance(inner, list | tuple) else "" for title, inner in getattr(bound.field, "choices", ())]
    for each in bound.subwidgets:
        value = str(each.data["value"])
        if value:
            each.data["attrs"].pop("class", None)
            words, hint = str(each.choice_label), str(hints.get(value, ""))
            title = str(titles[int(each.data["index"].partition("_")[0])])
            yield Option(each.tag(), value, words, hint, icons.get(value, ""), title)
