"""What parts of the test are called."""

from typing import Any

from django import template

from our2souls.readiness.attempts import text
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.catalog import InstrumentMissing

register = template.Library()


@register.filter
def form_name(row: Any, form: str) -> str:
    """What a form of a sitting, or of an attempt, is called."""
    try:
        return text.form_name(form, instrument_catalog.instrument_of(row))
    except InstrumentMissing:
        return text.form_name(form, None)
