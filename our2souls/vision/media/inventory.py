"""Which files the rows name, which lie in the store, and sealing one anew: for backups, for the doctor, for new keys."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage

from our2souls.privacy import keys, unscoped
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import RAW, READY, REFUSED, WAITING, Attachment, file_of, place_of

MODELS: tuple[Any, ...] = tuple(model for kinds in encrypted_storage.KINDS for model in kinds)
HEAD = 3
"""Bytes of a sealed file that say which version of a key sealed it."""


def count() -> int:
    """How many rows have files."""
    return sum(unscoped.queryset(model, "media.work").exclude(state=REFUSED).count() for model in MODELS)


def rows() -> Iterator[Attachment]:
    """Every photo and memo that has files."""
    for model in MODELS:
        found = unscoped.queryset(model, "media.work").exclude(state=REFUSED).select_related("note").order_by("pk")
        yield from found.iterator(500)


def parts_of(row: Attachment) -> tuple[int, ...]:
    """The parts that must lie in the store for a row: what came, until it is prepared; then what was made of it."""
    return {WAITING: (RAW,), READY: row.PARTS}.get(row.state, ())


def expected() -> Iterator[str]:
    """The names of all files that rows name, below the store's root."""
    for row in rows():
        for part in parts_of(row):
            yield file_of(row, part)


def missing_of(row: Attachment) -> list[str]:
    """Those of a row's files that are not there; asked of the row as it is now, which may have changed meanwhile."""
    fresh = unscoped.queryset(type(row), "media.work").filter(pk=row.pk).first()
    names = [file_of(fresh, part) for part in parts_of(fresh)] if fresh else []
    return [name for name in names if not default_storage.exists(name)]


def give_up(row: Attachment) -> bool:
    """Say of a row none of whose files is there what its page says of a file that could not be read; its words stay."""
    if len(missing_of(row)) < len(parts_of(row)):
        return False
    found = unscoped.queryset(type(row), "media.work").filter(pk=row.pk, state=row.state)
    return bool(found.update(state=REFUSED))


def stored() -> Iterator[str]:
    """The names of all files in the store that could be a row's."""
    root = Path(default_storage.path(""))
    for folder in {model.FOLDER for model in MODELS}:
        yield from (str(path.relative_to(root)) for path in sorted((root / folder).rglob("*")) if path.is_file())


def opens(row: Attachment, part: int) -> bool:
    """Whether a file is what was sealed. Raises cryptography's InvalidTag when not, KeyMissing without a key."""
    with default_storage.open(file_of(row, part)) as file:
        return bool(keys.decrypt(row.key_holder(), file.read(), place_of(row, part)) is not None)


def reseal(row: Attachment, version_of: dict[UUID, int]) -> int:
    """Seal those of a row's files anew that an older version of the key sealed; says how many. What is gone is no error."""
    return sum(_reseal(row, part, version_of[row.key_holder()]) for part in parts_of(row))


def _reseal(row: Attachment, part: int, version: int) -> bool:
    path = Path(default_storage.path(file_of(row, part)))
    with contextlib.suppress(FileNotFoundError):
        with path.open("rb") as file:
            if keys.version_of(file.read(HEAD)) == version:
                return False
        plain = keys.decrypt(row.key_holder(), path.read_bytes(), place_of(row, part))
        encrypted_storage.replace(file_of(row, part), keys.encrypt(row.key_holder(), plain, place_of(row, part)))
        return True
    return False
