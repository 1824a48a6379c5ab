"""Export: all that a person wrote and all that their couple shares, as plain records, and what is joint in words too."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection
from our2souls.privacy.personal_data.registry import PersonalData, Record
from our2souls.privacy.viewer import exporting

SCHEMA = "our2souls-export-2"
"""The form of an export. Whatever changes in it raises the number: it is published in docs/use, and a test compares."""


def everything() -> dict[str, Any]:
    """The viewer's whole export: package → model → records, oldest ids in no particular order; then the joint in words.

    Of somebody who reads the copy of a past couple it is that couple's rows. Raises NoViewer without a viewer.
    """
    packages: dict[str, Any] = {}
    with exporting() as viewer:
        for data in registry.packages():
            by_model: dict[str | None, list[Record]] = {}
            kinds: list[Any] = models_of(data) if viewer.ended_at is None else [*data.shared]
            for model in kinds:
                by_model[model.seal_name] = records(row for row in model.objects.all() if row.is_exportable_by(viewer))
                data.redact(model, by_model[model.seal_name])
            packages[data.package] = by_model
        joint = [section for data in registry.packages() for section in _joint(data)]
    return {"schema": SCHEMA, "packages": packages, "joint": joint}


def models_of(data: PersonalData) -> list[Any]:
    """The models of a package that an export holds, in the order in which it holds them."""
    return [*data.personal, *data.shared]


def records(rows: Iterable[models.Model]) -> list[Record]:
    """Rows as mappings of column to value; encrypted columns are opened for the viewer."""
    return [{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields} for row in rows]


def plain(found: Any) -> Any:
    """The same as it stands in a file: ids, days and amounts as text."""
    return json.loads(as_json(found))


def as_json(found: Any) -> bytes:
    """Records as bytes that open anywhere."""
    return json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def _joint(data: PersonalData) -> Iterator[dict[str, Any]]:
    """What a package tells of the couple's in words: that is what comes along into another account."""
    for section in data.readable():
        if section.is_shared:
            yield {"package": data.package} | _told(section)


def _told(section: ReadableSection) -> dict[str, Any]:
    return {"key": section.key, "title": section.title, "entries": [_entry(entry) for entry in section]}


def _entry(entry: ReadableEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "at": entry.at.isoformat() if isinstance(entry.at, date) else None,
        "author": entry.author or entry.title_by,
        "texts": [{"label": text.label, "text": text.text, "author": text.author} for text in entry.texts],
        "files": [
            {"name": file.name, "kind": file.kind, "caption": file.caption, "alt": file.alt} for file in entry.files
        ],
        "parts": [_told(part) for part in entry.parts],
    }
