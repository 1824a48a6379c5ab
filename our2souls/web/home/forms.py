"""The fields that stand on home and on the page after beginning."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from our2souls.dreams.forms import CaptureForm
from our2souls.intentions.fridge.forms import FridgeForm

PREFIX = "first_%s"
"""Of the fields' ids: every page has the field of a dream once already."""


def first_dream(data: Mapping[str, Any] | None = None, *, line: str = "") -> CaptureForm:
    """One line, the first; with `line` in its field already."""
    form = CaptureForm(data, auto_id=PREFIX, initial={"line": line} if line else None)
    form.fields["line"].label = _("A first dream")
    return form


def first_line(data: Mapping[str, Any] | None = None) -> FridgeForm:
    """One line for the fridge, the first."""
    return FridgeForm(data, auto_id=PREFIX)
