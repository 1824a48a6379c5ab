"""Export: all that a person wrote and all that their couple shares, as plain records."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.registry import Record
from our2souls.privacy.viewer import exporting

SCHEMA = "our2souls-export-1"


def everything() -> dict[str, Any]:
    """The viewer's whole export: package → model → records, oldest ids in no particular order.

    Of somebody who reads the copy of a past couple it is that couple's rows. Raises NoViewer without a viewer.
    """
    packages: dict[str, Any] = {}
    with exporting() as viewer:
        for data in registry.packages():
            models_: list[Any] = [*(data.personal if viewer.ended_at is None else ()), *data.shared]
            by_couple: dict[str | None, list[Record]] = {}
            for model in models_:
                by_couple[model.seal_name] = records(row for row in model.objects.all() if row.is_exportable_by(viewer))
                data.redact(model, by_couple[model.seal_name])
            packages[data.package] = by_couple
    return {"schema": SCHEMA, "packages": packages}


def records(rows: Iterable[models.Model]) -> list[Record]:
    """Rows as mappings of column to value; encrypted columns are opened for the viewer."""
    return [{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields} for row in rows]
