"""Writes each first migration (0001) anew so that every table is made whole: with its indexes, constraints and all columns.

Django goes a migration by drawing all models anew after each of its steps; a step of its own for each index doubles a first start.
Give names of packages, or none for all: `.venv/bin/python scripts/fold_migrations.py intentions`.
"""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after setup
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.operations.base import Operation  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

HOUSE = "our2souls."
PARTS = (AddField, AddIndex, AddConstraint)


def folded(operations: list[Operation], package: str) -> list[Operation]:
    """The same tables, each made in one step, after those it points to."""
    whole = [each for each in operations if isinstance(each, CreateModel)]
    others = [each for each in operations if not isinstance(each, (CreateModel, *PARTS))]
    for part in (each for each in operations if isinstance(each, PARTS)):
        place = next(at for at, each in enumerate(whole) if each.name_lower == part.model_name_lower)
        (whole[place],) = whole[place].reduce(part, package)
    made: list[Operation] = []
    while whole:
        free = [
            each for each in whole if not any(_points(each, other, package) for other in whole if other is not each)
        ]
        if not free:
            raise SystemExit(f"{package}: {', '.join(each.name for each in whole)} point to each other")
        made += free
        whole = [each for each in whole if each not in free]
    return made + others


def _points(model: CreateModel, other: CreateModel, package: str) -> bool:
    return any(field.remote_field and _name(field) == f"{package}.{other.name_lower}" for _name_, field in model.fields)


def _name(field: object) -> str:
    return str(field.remote_field.model).lower()  # type: ignore[attr-defined] - a name: models are not there yet


def main(names: list[str]) -> None:
    """Fold them where they lie."""
    loader = MigrationLoader(connection)
    for (package, step), migration in loader.disk_migrations.items():
        module = sys.modules[type(migration).__module__]
        if step != "0001_initial" or not module.__name__.startswith(HOUSE) or (names and package not in names):
            continue
        written = type("Migration", (Migration,), {"dependencies": migration.dependencies, "initial": True})(
            step, package
        )
        written.operations = folded(list(migration.operations), package)
        Path(str(module.__file__)).write_text(MigrationWriter(written).as_string(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
