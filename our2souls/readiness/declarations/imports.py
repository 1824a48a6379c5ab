"""How one's own answers in the couple test come back from an export: as a reflection of one's own, of no sitting."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from our2souls.privacy.personal_data.import_kinds import Columns, ImportKind, References
from our2souls.readiness.attempts.item_order import AGAIN, MOST, NOT_OURS, SKIP, UNSURE, fields, steps
from our2souls.readiness.attempts.models import Attempt, Response
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.catalog import InstrumentMissing
from our2souls.readiness.instrument.model import FULL, SHORT, area_form

BESIDE = frozenset({"after", "told", AGAIN})
"""Kept with an answer that is none: how long it took, that its author was told it is half, and that it was asked once more."""


def _attempt(columns: Columns, _references: References) -> Columns | None:
    """One that was finished, of a test in a version that is here."""
    row = Attempt(**{name: columns[name] for name in ("instrument", "version", "digest", "form")})
    try:
        instrument = instrument_catalog.instrument_of(row)
    except InstrumentMissing:
        return None
    forms = {SHORT, FULL, *(area_form(area.key) for area in instrument.areas)}
    modules = columns.get("modules")
    module_keys = [area.key for area in instrument.modules]
    asked = modules or []
    if row.digest != instrument.digest or row.form not in forms:
        return None
    if not isinstance(asked, list) or any(each not in module_keys for each in asked):
        return None
    own = {"sitting_id": None, "looked_at": None, "modules": asked, "module_round": 0}
    return columns | own if columns["finished_at"] else None


def _response(columns: Columns, references: References) -> Columns | None:
    attempt = references.row(columns["attempt_id"])
    if not isinstance(attempt, Attempt):
        return None
    item = instrument_catalog.instrument_of(attempt).item(columns["item"])
    answer: Any = columns["answer"]
    names = {*fields(item, alone=False), *BESIDE}
    if not isinstance(answer, dict) or set(answer) - names or not all(_holds(*each) for each in answer.items()):
        return None
    return columns | {"attempt_id": attempt.pk}


def _holds(name: str, value: Any) -> bool:
    if name == "cards":
        return isinstance(value, list) and len(value) <= MOST and all(isinstance(each, str) for each in value)
    if name in BESIDE:
        return isinstance(value, int | float | bool) or _are_seconds(value)
    return value in {UNSURE, SKIP, NOT_OURS} if isinstance(value, str) else type(value) is int and value in steps(name)


def _are_seconds(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(each, int | float) for each in value.values())


KINDS = (
    ImportKind(Attempt, _("Couple tests of your own"), _attempt),
    ImportKind(Response, _("Answers in them"), _response, parents=("attempt_id",), is_part=True),
)
