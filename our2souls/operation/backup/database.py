"""A database as it was at one moment, copied while others write: SQLite as one file, PostgreSQL as one file a table.

Nothing but the driver is needed: no tool of the right version on the path, and no superuser.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from our2souls.config.database.owner import as_owner
from our2souls.operation.progress import Say

FILES = {"default": "our2souls.sqlite3", "keys": "keys.sqlite3"}
ROWS = "rows"
COUNTS = "counts"
"""The table of limits: it lies with the rest on PostgreSQL, and is worth nothing an hour later."""
PAGES_AT_ONCE = 2000
SQLITE, POSTGRESQL = "sqlite", "postgresql"
SNAPSHOT = {SQLITE: "BEGIN DEFERRED", POSTGRESQL: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


def migrations_of(alias: str) -> list[list[str]]:
    """The steps a database has gone, in their order."""
    rows = MigrationRecorder(connections[alias]).migration_qs.order_by("pk").values_list("app", "name")
    return [[app, name] for app, name in rows]


@contextmanager
def snapshot(alias: str) -> Iterator[None]:
    """Inside, everything that is read of this database is as it was at one moment; nobody who writes waits for it."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT[connection.vendor])
        try:
            cursor.execute("SELECT count(*) FROM django_migrations")  # SQLite's moment is that of the first look
            yield
        finally:
            cursor.execute("ROLLBACK")


def dump(alias: str, folder: Path, say: Say) -> dict[str, list[str]]:
    """Copy a database, inside its `snapshot`, into a folder; the columns of each table that was copied as text."""
    if connections[alias].vendor == SQLITE:
        _copy_file(alias, folder / FILES[alias], say)
        return {}
    return _copy_rows(alias, folder, say)


def _copy_file(alias: str, target: Path, say: Say) -> None:
    target.unlink(missing_ok=True)

    def tell(_status: int, remaining: int, total: int) -> None:
        say(f"{target.name}: {total - remaining} of {total} pages")

    with closing(sqlite3.connect(target)) as copy:
        # The pages of the snapshot's own read: a backup from another connection would begin anew with each write.
        connections[alias].connection.backup(copy, pages=PAGES_AT_ONCE, progress=tell)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        found = copy.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def tables_of(alias: str) -> list[str]:
    """The tables of a PostgreSQL database that are worth a copy."""
    return sorted(set(connections[alias].introspection.table_names()) - {COUNTS})


def _copy_rows(alias: str, folder: Path, say: Say) -> dict[str, list[str]]:
    (folder / ROWS).mkdir(parents=True, exist_ok=True)
    columns: dict[str, list[str]] = {}
    with connections[alias].cursor() as cursor:
        tables = tables_of(alias)
        for number, table in enumerate(tables, start=1):
            described = connections[alias].introspection.get_table_description(cursor, table)
            columns[table] = [column.name for column in described]
            with (
                (folder / ROWS / table).open("wb") as file,
                cursor.copy(_copy_sql(table, columns[table], "TO")) as rows,
            ):
                for piece in rows:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            say(f"Tables: {number} of {len(tables)} ({table})")
    return columns


def _copy_sql(table: str, columns: list[str], direction: str) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    stream = "TO STDOUT" if direction == "TO" else "FROM STDIN"
    return f'COPY "{table}" ({quoted}) {stream}'


def is_empty(alias: str) -> bool:
    """Whether nothing lies where a database is to be restored."""
    connection = connections[alias]
    if connection.vendor == SQLITE:
        path = Path(connection.settings_dict["NAME"])
        return not path.exists() or not path.stat().st_size
    return not set(tables_of(alias))


def drop_all(alias: str) -> None:
    """Empty a PostgreSQL database of what a restore that was cut off has put there."""
    with as_owner(), connections[alias].cursor() as cursor:
        if quoted := ", ".join(f'"{table}"' for table in tables_of(alias)):
            cursor.execute(f"DROP TABLE {quoted} CASCADE")


def load(alias: str, folder: Path, migrations: list[list[str]], columns: dict[str, list[str]], say: Say) -> None:
    """Put a copied PostgreSQL database back: tables as they were then, then their rows, all or nothing."""
    connection = connections[alias]
    executor = MigrationExecutor(connection)
    applied = {(app, name) for app, name in migrations}
    graph = executor.loader.graph
    last = [step for step in applied if step in graph.nodes and not _later(graph, step, applied)]
    with as_owner():
        executor.migrate(last)
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        tables = [table for table in columns if table != "django_migrations"]
        quoted = ", ".join(f'"{table}"' for table in tables)
        if quoted:
            cursor.execute(f"TRUNCATE {quoted}")
        for number, table in enumerate(tables, start=1):
            with (
                cursor.copy(_copy_sql(table, columns[table], "FROM")) as rows,
                (folder / ROWS / table).open("rb") as file,
            ):
                while piece := file.read(1 << 20):
                    rows.write(piece)
            say(f"Tables: {number} of {len(tables)} ({table})")
        models: Any = [
            model
            for model in executor.loader.project_state().apps.get_models(include_auto_created=True)
            if model._meta.db_table in columns
        ]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _later(graph: Any, step: tuple[str, str], applied: set[tuple[str, str]]) -> bool:
    """Whether a step that was gone too comes after this one in the same package."""
    return any(child.key in applied and child.key[0] == step[0] for child in graph.node_map[step].children)
