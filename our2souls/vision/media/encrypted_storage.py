"""Keeping photos and memos: each file sealed with its owner's or couple's key, in the store; read back only for a viewer."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
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

YOUNG = timedelta(hours=1)
KINDS: tuple[tuple[Any, Any], ...] = ((SharedPhoto, PersonalPhoto), (SharedMemo, PersonalMemo))
"""What lies in the store: the couple's, and one's own."""


def write(row: Attachment, files: Mapping[int, bytes]) -> None:
    """Seal and write files of a photo or memo, in place of those there were; after a failure none of them is left."""
    try:
        for part, plain in files.items():
            sealed = keys.encrypt(row.key_holder(), plain, place_of(row, part))
            default_storage.delete(file_of(row, part))  # a job that is done again must not write beside
            default_storage.save(file_of(row, part), ContentFile(sealed))
    except BaseException:
        remove(row, files)
        raise


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
    """Delete files that have been without a row for an hour (a process died between the two); says of how many rows.

    Files are written before their rows: a younger one may belong to a request that is not done yet.
    """
    return sum(_sweep(kinds) for kinds in KINDS)


def _sweep(kinds: tuple[Any, Any]) -> int:
    swept, root, parts = 0, kinds[0].FOLDER, (*kinds[0].PARTS, RAW)
    for folder, ids in _stored(root):
        states: dict[UUID, str] = {}
        for kind in kinds:
            states |= dict(unscoped.queryset(kind, "media.work").filter(pk__in=ids).values_list("pk", "state"))
        lost = dict.fromkeys(ids - states.keys(), parts)
        lost |= {pk: (RAW,) for pk, state in states.items() if state != WAITING}  # what came, once it is prepared
        for pk, size in lost.items():
            names = [f"{root}/{folder}/{pk.hex}-{part}" for part in size]
            left = [name for name in names if default_storage.exists(name)]
            if not left or any(default_storage.get_modified_time(name) > now() - YOUNG for name in left):
                continue
            swept += 1
            for name in left:
                default_storage.delete(name)
    return swept


def _stored(root: str) -> Iterable[tuple[str, set[UUID]]]:
    if not default_storage.exists(root):
        return
    for folder in default_storage.listdir(root)[0]:
        names = default_storage.listdir(f"{root}/{folder}")[1]
        yield folder, {UUID(name.split("-")[0]) for name in names}
