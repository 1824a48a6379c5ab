"""Who was erased, by id and day: a list beside the copies of the key store that only ever grows.

A copy of the key store that is older than an erasure still has the erased person's key. The list outlives such copies, so
that a restore can destroy that key again.
"""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from our2souls.privacy.models import DataKey

NAME = "tombstones.txt"


def read(folder: Path) -> dict[UUID, datetime]:
    """All of a list, by holder; of a line that was cut off by a kill, nothing."""
    path, found = folder / NAME, {}
    for line in path.read_text(encoding="ascii").splitlines() if path.is_file() else ():
        holder, _space, moment = line.partition(" ")
        try:
            found[UUID(holder)] = datetime.fromisoformat(moment)
        except ValueError:
            continue
    return found


def read_all(folders: Iterable[Path]) -> dict[UUID, datetime]:
    """Several lists as one."""
    found: dict[UUID, datetime] = {}
    for folder in folders:
        found |= read(folder)
    return found


def append(folder: Path) -> int:
    """Add to the list whoever the key store knows as erased and the list does not; says how many."""
    listed = read(folder)
    rows = DataKey.objects.using("keys").exclude(erased_at=None).order_by("erased_at")
    new = [row for row in rows if row.holder not in listed]
    with (folder / NAME).open("a", encoding="ascii") as file:
        file.writelines(f"\n{row.holder} {row.erased_at.isoformat()}" for row in new if row.erased_at)
        file.flush()
        os.fsync(file.fileno())
    return len(new)


def apply(erased: dict[UUID, datetime]) -> list[UUID]:
    """Destroy the keys of all of these in the key store, and leave a tombstone; says whose were still there."""
    store, brought_back = DataKey.objects.using("keys"), []
    for holder, moment in erased.items():
        if store.filter(holder=holder, wrapped__isnull=False).update(wrapped=None, previous=None, erased_at=moment):
            brought_back.append(holder)
    return brought_back
