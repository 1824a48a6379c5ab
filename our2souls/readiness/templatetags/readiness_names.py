"""What parts of the test are called."""

from typing import Any

from django import template

from our2souls.readiness.attempts import text
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.catalog import InstrumentMissing
from our2souls.readiness.instrument.model import FULL, Instrument

register = template.Library()
NAMED = 3
"""So many areas are named of a sitting that has more."""


@register.filter
def form_name(row: Any, form: str) -> str:
    """What a form of a sitting, or of an attempt, is called."""
    return text.form_name(form, _instrument_of(row))


@register.filter
def form_names(sitting: Any) -> str:
    """What the forms of a sitting are called; the full form stands for all that came before it, and of many areas the last."""
    forms = (FULL,) if FULL in sitting.forms else sitting.forms
    names = [text.form_name(form, _instrument_of(sitting)) for form in forms]
    return " · ".join(names if len(names) <= NAMED else ["…", *names[-NAMED:]])


def _instrument_of(row: Any) -> Instrument | None:
    try:
        return instrument_catalog.instrument_of(row)
    except InstrumentMissing:
        return None
