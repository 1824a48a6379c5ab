"""Keeping photos and memos: each file sealed with its owner's or couple's key, in the store; read back only for a viewer."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from our2souls.lib.clock import now
from our2souls.privacy import keys, unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import current_viewer
from our2souls.vision.models import (
    RAW,
    WAITING,
    Attachment,
    PersonalMemo,
    PersonalPhoto,
    SharedMemo,
    SharedPhoto,
    file_of,
    place_of,
)

YOUNG = timedelta(days=1)
NAME = re.compile(r"(?P<row>[0-9a-f]{32})-(?P<part>[0-9]+)(?P<draft>-[0-9a-f]{8}\.draft)?")
KINDS: tuple[tuple[Any, Any], ...] = ((SharedPhoto, PersonalPhoto), (SharedMemo, PersonalMemo))
"""What lies in the store: the couple's, and one's own."""


def write(row: Attachment, files: Mapping[int, bytes]) -> None:
    """Seal and write files of a photo or memo, in place of those there were; after a failure none of them is left."""
    try:
        for part, plain in files.items():
            replace(file_of(row, part), keys.encrypt(row.key_holder(), plain, place_of(row, part)))
    except BaseException:
        remove(row, files)
        raise


def replace(name: str, sealed: bytes) -> None:
    """Put a file into the store, in place of one that may be read meanwhile: whole or not at all, and to the disk."""
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}-{token_hex(4)}.draft")
    try:
        with draft.open("xb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(row: Attachment, part: int) -> bytes:
    """The bytes of one file.

    Raises NotPermitted for a viewer who may not see it (now), FileNotFoundError when the file is gone.
    """
    if not row.may_be_read_by(current_viewer(), {"all"}):
        msg = "This file is not for this viewer."
        raise NotPermitted(msg)
    return _decrypt(row, part)


def size_of(row: Attachment, part: int) -> int:
    """How many bytes `read` gives, without reading them. Raises FileNotFoundError when the file is gone."""
    return int(default_storage.size(file_of(row, part))) - keys.OVERHEAD


def raw_of(row: Attachment) -> bytes:
    """What came, for the job that prepares it: nobody looks at it. Raises FileNotFoundError when the file is gone."""
    return _decrypt(row, RAW)


def _decrypt(row: Attachment, part: int) -> bytes:
    with default_storage.open(file_of(row, part)) as file:
        return keys.decrypt(row.key_holder(), file.read(), place_of(row, part))


def remove(row: Attachment, parts: Iterable[int] | None = None) -> None:
    """Delete files of a photo or memo, all of them without `parts`; what is gone already is no error."""
    for part in (*row.PARTS, RAW) if parts is None else parts:
        default_storage.delete(file_of(row, part))


def remove_of(person_id: UUID) -> None:
    """Delete everything a person put in, for erasure: the couple's rows now, the files once it is sure to happen.

    The person's own rows go with the rest of what they own.
    """
    for shared, own in KINDS:
        theirs = unscoped.queryset(shared, "media.work").filter(writer_id=person_id)
        rows = [*unscoped.queryset(own, "media.work").filter(owner_id=person_id), *theirs]
        theirs.delete()
        for row in rows:
            transaction.on_commit(partial(remove, row))


def remove_of_couple(couple_id: UUID, writer_id: UUID | None = None) -> None:
    """The same for what hangs on a couple's notes: of one of them, or of both."""
    for shared, _own in KINDS:
        theirs = unscoped.queryset(shared, "media.work").filter(couple_id=couple_id)
        theirs = theirs if writer_id is None else theirs.filter(writer_id=writer_id)
        rows = list(theirs)
        theirs.delete()
        for row in rows:
            transaction.on_commit(partial(remove, row))


def sweep() -> int:
    """Delete files that have been without a row for a day (a process died between the two); says how many."""
    names = list(strays())
    for name in names:
        default_storage.delete(name)
    return len(names)


def strays() -> Iterator[str]:
    """The names of files that no row needs, and that have not been touched for a day.

    Files are written before their rows, and a younger one may belong to a request that is not done yet; a database that was put
    back by hand may get its rows back. What does not have a name of ours is nobody's business here.
    """
    for kinds in KINDS:
        root = kinds[0].FOLDER
        for folder in default_storage.listdir(root)[0] if default_storage.exists(root) else ():
            yield from _strays(kinds, f"{root}/{folder}")


def _strays(kinds: tuple[Any, Any], folder: str) -> Iterator[str]:
    matches = [match for name in default_storage.listdir(folder)[1] if (match := NAME.fullmatch(name))]
    ids = {UUID(match["row"]) for match in matches}
    states: dict[UUID, str] = {}
    for kind in kinds:
        states |= dict(unscoped.queryset(kind, "media.work").filter(pk__in=ids).values_list("pk", "state"))
    for match in matches:
        state = states.get(UUID(match["row"]))
        # what came is needed until it is prepared; what is being written has a name of its own
        if state and not match["draft"] and (state == WAITING or int(match["part"]) != RAW):
            continue
        name = f"{folder}/{match[0]}"
        with suppress(FileNotFoundError):
            if default_storage.get_modified_time(name) < now() - YOUNG:
                yield name
