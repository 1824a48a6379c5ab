"""What hangs on a note: from what came with a form to files and rows.

Files are sealed and written before any transaction opens, so that no slow disk holds the write lock; rows follow in the act.
What came raw is prepared by a job afterwards (see `preparation`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from our2souls.privacy.viewer import current_viewer
from our2souls.vision import access as vision_access
from our2souls.vision.media import encrypted_storage
from our2souls.vision.media.images import ProcessedImage
from our2souls.vision.media.voice_memos import ProcessedAudio
from our2souls.vision.models import (
    RAW,
    READY,
    WAITING,
    AnyNote,
    Attachment,
    PersonalMemo,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)

MEMO = (SharedMemo, PersonalMemo, ("seconds", "size"))
PHOTO = (SharedPhoto, PersonalPhoto, ("caption", "alt", "width", "height", "position"))
"""The couple's kind and one's own, and what a copy takes over."""


class NotPrepared(Exception):
    """A photo or a memo of the note is still being prepared."""


@dataclass(frozen=True, slots=True)
class RawUpload:
    """A file as it came: its bytes, of which only the beginning was looked at, and its name; with a photo its words."""

    data: bytes
    name: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Attachments:
    """What hangs on a note from now on: new photos, a memo; as they came, or prepared already."""

    pictures: Sequence[ProcessedImage | RawUpload] = ()
    memo: ProcessedAudio | RawUpload | None = None


@contextmanager
def attach(note: AnyNote, attachments: Attachments) -> Iterator[list[Attachment]]:
    """The rows of what was brought, not saved yet, their files written; after an exception inside, no file is left.

    Raises OSError when the store cannot be written.
    """
    rows: list[Attachment] = []
    try:
        for position, picture in enumerate(attachments.pictures):
            rows.append(_photo(note, picture, position))
        if attachments.memo is not None:
            rows.append(_memo(note, attachments.memo))
        yield rows
    except BaseException:
        for row in rows:
            encrypted_storage.remove(row)
        raise


def _photo(note: AnyNote, picture: ProcessedImage | RawUpload, position: int) -> Attachment:
    if isinstance(picture, RawUpload):
        words = {"caption": picture.caption, "alt": picture.alt}
        row = _row(SharedPhoto, PersonalPhoto, note, position=position, width=0, height=0, **words)
        return _write(_wait(row, picture), {RAW: picture.data})
    row = _row(SharedPhoto, PersonalPhoto, note, position=position, width=picture.width, height=picture.height)
    return _write(row, picture.files)


def _memo(note: AnyNote, memo: ProcessedAudio | RawUpload) -> Attachment:
    if isinstance(memo, RawUpload):
        return _write(_wait(_row(SharedMemo, PersonalMemo, note, seconds=0, size=0), memo), {RAW: memo.data})
    return _write(_row(SharedMemo, PersonalMemo, note, seconds=memo.seconds, size=len(memo.plain)), memo.files)


def _wait(row: Any, raw: RawUpload) -> Any:
    row.state, row.name = WAITING, raw.name[:200]
    return row


def _row(shared: Any, own: Any, note: AnyNote, **columns: Any) -> Any:
    if isinstance(note, SharedNote):
        return shared(couple_id=note.couple_id, note=note, writer_id=current_viewer().person_id, **columns)
    return own(owner_id=note.owner_id, note=note, **columns)


def _write(row: Attachment, files: dict[int, bytes]) -> Attachment:
    encrypted_storage.write(row, files)
    return row


def is_memo(row: Attachment) -> bool:
    """Whether a row is a voice memo."""
    return isinstance(row, SharedMemo | PersonalMemo)


@contextmanager
def copied(note: AnyNote, copy: AnyNote) -> Iterator[list[Attachment]]:
    """Copies of all that hangs on one note for another, encrypted anew for whose that is, not saved yet.

    What could not be read stays behind. After an exception inside, no file is left. Raises NotPrepared.
    """
    memo = vision_access.memo_of(note)
    there = [*vision_access.photos_of(note), *([memo] if memo else [])]
    if any(row.state == WAITING for row in there):
        raise NotPrepared
    rows: list[Attachment] = []
    try:
        for row in there:
            if row.state != READY:
                continue
            shared, own, names = MEMO if is_memo(row) else PHOTO
            columns = {name: getattr(row, name) for name in names}
            files = {part: encrypted_storage.read(row, part) for part in row.PARTS}
            rows.append(_write(_row(shared, own, copy, **columns), files))
        yield rows
    except BaseException:
        for row in rows:
            encrypted_storage.remove(row)
        raise
