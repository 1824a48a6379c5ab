"""Whether every sealed word opens with its holder's key. Nobody reads them: what opens is thrown away."""

from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import DatabaseError, connections

from our2souls.operation.doctor.fault import Finding
from our2souls.operation.progress import Say, counted
from our2souls.privacy import keys, master_key, unscoped
from our2souls.privacy.fields import EncryptedField, sealed_columns, sealed_models
from our2souls.privacy.scoping import OwnedModel

BATCH = 500
FROM_A_BACKUP = "Only a backup has it as it was."


def unreadable(say: Say) -> Iterator[Finding]:
    """The columns that do not open."""
    for model in sealed_models():
        rows = unscoped.queryset(model, "doctor")
        columns = sealed_columns(model)
        for row in counted(rows.order_by("pk").iterator(BATCH), rows.count(), model.seal_name, say):
            for column in columns:
                if fault := _fault(row, column):
                    yield Finding(
                        "unreadable", f"{model.seal_name} {row.pk}, {column.seal}: {fault}", todo=FROM_A_BACKUP
                    )


def _fault(row: OwnedModel, column: EncryptedField) -> str:
    sealed: Any = row.__dict__[column.attname]
    if not sealed:
        return ""
    try:
        keys.decrypt(row.key_holder(), sealed, column.associated_data(row))
    except InvalidTag:
        return "it was changed, moved, or sealed with a key that is gone"
    except keys.KeyErased:
        return "its holder was erased"
    except keys.KeyMissing:
        return "its holder has no key"
    except master_key.MasterKeyForeign:
        return "another master key wrapped its holder’s key"
    return ""


def damaged_databases() -> Iterator[Finding]:
    """What SQLite itself finds wrong with its files, and rows that point nowhere."""
    for alias in ("default", "keys", "limits"):
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            try:
                cursor.execute("PRAGMA quick_check(5)")
                faults = [line for (line,) in cursor.fetchall() if line != "ok"]
                cursor.execute("PRAGMA foreign_key_check")
                faults += [
                    f"a row of {table} points to nothing in {other}" for table, _row, other, _key in cursor.fetchall()
                ]
            except DatabaseError as failure:
                faults = [type(failure).__name__]
        for fault in faults:
            yield Finding(
                "database",
                f"{connection.settings_dict['NAME']}: {fault}",
                todo="Put the whole of it back from a backup.",
            )
