"""The published form of an export (JSON Schema 2020-12), read from the models: for whoever reads one in another program."""

from typing import Any

from django.db import models

from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.export import SCHEMA, models_of

LONGEST = 200_000
"""Letters of a text at most: no form of ours takes as many."""
TEXT, UUID, PERSON = ({"$ref": f"#/$defs/{name}"} for name in ("text", "uuid", "uuid_or_none"))
KINDS: tuple[tuple[type[Any], str, dict[str, Any]], ...] = (
    (models.UUIDField, "uuid", {"format": "uuid", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"}),
    (models.DateTimeField, "moment", {"format": "date-time", "maxLength": 40}),
    (models.DateField, "day", {"format": "date", "maxLength": 10}),
    (models.TimeField, "hour", {"format": "time", "maxLength": 20}),
    (models.DecimalField, "amount", {"pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,8})?$"}),
    (models.FloatField, "figure", {"type": "number"}),
    (models.BooleanField, "yes_or_no", {"type": "boolean"}),
    (models.IntegerField, "number", {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1}),
    (EncryptedText, "text", {"maxLength": LONGEST}),
    (models.CharField, "text", {"maxLength": LONGEST}),
    (models.TextField, "text", {"maxLength": LONGEST}),
)
FILE = "^(photos|memos)/[0-9a-fA-F-]{36}\\.(webp|mp3)$"
"""Where a file lies below its package."""
ANY = {"description": "Any value: a list, a mapping, a number."}


def schema(*, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The whole schema; `without` are columns that an export never holds."""
    packages = {data.package: _package(models_of(data), without) for data in registry.packages()}
    shared = {data.package: _package(list(data.shared), without) for data in registry.packages()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:our2souls:{SCHEMA}",
        "title": "An export of Our2Souls",
        "description": "docs/use/export.md says in words what it holds.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "account": {"type": "object", "description": "Settings and ways in, to be read: no import uses them."},
                "people": {"type": "array", "items": _object({"id": UUID, "name": TEXT})},
                "packages": _object(packages),
                "past": {
                    "type": "object",
                    "description": "Couples that are no more, by their id: what is left of what the two made.",
                    "additionalProperties": _object(shared),
                },
                "joint": {"type": "array", "items": {"allOf": [{"$ref": "#/$defs/section"}], "required": ["package"]}},
            }
        ),
        "$defs": _definitions() | {"section": _section(), "entry": _entry()},
    }


def _package(kinds: list[Any], without: frozenset[str]) -> dict[str, Any]:
    rows = {model.seal_name: {"type": "array", "items": _row(model, without)} for model in kinds}
    return _object(rows)


def _row(model: type[models.Model], without: frozenset[str]) -> dict[str, Any]:
    return _object({f.attname: _column(f) for f in model._meta.concrete_fields if f.attname not in without})


def _definitions() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _type, name, form in KINDS:
        found[name] = {"type": "string"} | form
        found[f"{name}_or_none"] = {"anyOf": [found[name], {"type": "null"}]}
    return found


def _column(field: Any) -> dict[str, Any]:
    # Who wrote something is left out where the two want no names (see measures.anonymity).
    is_key = isinstance(field, models.ForeignKey)
    kind = "uuid" if is_key else next((name for type_, name, _form in KINDS if isinstance(field, type_)), None)
    if kind is None:
        return ANY
    return {"$ref": f"#/$defs/{kind}_or_none" if field.null or is_key else f"#/$defs/{kind}"}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _section() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "package": TEXT,
            "key": TEXT,
            "title": TEXT,
            "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        },
        "required": ["key", "title", "entries"],
        "additionalProperties": False,
    }


def _entry() -> dict[str, Any]:
    text = _object({"label": TEXT, "text": TEXT, "author": PERSON})
    file = _object(
        {"name": {"type": "string", "pattern": FILE}, "kind": {"enum": ["photo", "memo"]}, "caption": TEXT, "alt": TEXT}
    )
    return _object(
        {
            "id": UUID,
            "title": TEXT,
            "at": {"$ref": "#/$defs/text_or_none"},
            "author": PERSON,
            "texts": {"type": "array", "items": text},
            "files": {"type": "array", "items": file},
            "parts": {"type": "array", "items": {"$ref": "#/$defs/section"}},
        }
    )
