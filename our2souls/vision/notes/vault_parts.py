"""What goes along with a note of one's own into its writer's vault: photos, a voice memo, their files."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from our2souls.privacy.personal_data.readable import ReadableText
from our2souls.vault.kinds import NotPacked
from our2souls.vision import access as vision_access
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import READY, WAITING, Attachment, PersonalNote


def parts_of(note: PersonalNote) -> list[Any]:
    """What hangs on it. Raises NotPacked while something of it is being prepared."""
    memo = vision_access.memo_of(note)
    rows = [*vision_access.photos_of(note), *([memo] if memo else [])]
    if any(row.state == WAITING for row in rows):
        raise NotPacked
    return rows


def parts_about(kind: str, about: UUID) -> list[Any]:
    """One's own notes on a thing of one's own, oldest first, each with what hangs on it. Raises NotPacked."""
    notes = PersonalNote.objects.filter(kind=kind, about=about).order_by("made_at", "pk")
    return [row for note in notes for row in (note, *parts_of(note))]


def texts_of(rows: Iterable[Any], label: str = "") -> list[ReadableText]:
    """The words of the notes among some rows."""
    return [
        ReadableText(label, row.text, row.owner_id, is_marked=True) for row in rows if isinstance(row, PersonalNote)
    ]


def read(row: Attachment) -> Mapping[int, bytes]:
    """The files of a photo or memo; one that is lost does not hold back the rest."""
    found: dict[int, bytes] = {}
    for part in row.PARTS if row.state == READY else ():
        with suppress(FileNotFoundError):
            found[part] = encrypted_storage.read(row, part)
    return found


def first_line(text: str) -> str:
    """What a list calls some words by."""
    return next((line for line in text.splitlines() if line.strip()), "").strip()[:120]
