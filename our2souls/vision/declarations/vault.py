"""Notes of one's own can be put in a vault, and with a dream the notes on it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.lib import markdown
from our2souls.lib.formats.image_formats import SIZES
from our2souls.privacy.models import Share
from our2souls.privacy.personal_data.readable import ReadableEntry, texts
from our2souls.vault.kinds import FileKind, VaultKind, register
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import SOUND, PersonalMemo, PersonalNote, PersonalPhoto
from our2souls.vision.note_targets import ITSELF
from our2souls.vision.notes import vault_parts


def _private() -> Any:
    shares = Share.objects.filter(row=OuterRef("pk"), closed_at=None)
    return PersonalNote.objects.filter(~Exists(shares), kind=ITSELF).order_by("-made_at", "-pk")


def _title(note: PersonalNote) -> str:
    return vault_parts.first_line(markdown.to_plain_text(note.text)) or gettext("A note without words")


def _entry(note: PersonalNote, parts: Sequence[Any]) -> ReadableEntry:
    return ReadableEntry(note.pk, _title(note), note.made_at, texts=texts(*vault_parts.texts_of([note, *parts])))


def _files(model: Any, medium: str, shown: int, whole: int) -> FileKind:
    return FileKind(model, medium, vault_parts.read, encrypted_storage.write, encrypted_storage.remove, shown, whole)


NOTE = VaultKind(
    PersonalNote,
    _("Note"),
    _("Notes"),
    "vision:note",
    _private,
    title=_title,
    at=lambda note: note.made_at,
    entry=_entry,
    parts=vault_parts.parts_of,
)


def declare() -> None:
    """Declare it, and how photos and memos go along."""
    files = (_files(PersonalPhoto, "photo", SIZES[1], SIZES[-1]), _files(PersonalMemo, "memo", SOUND, SOUND))
    register(NOTE, parts=(PersonalPhoto, PersonalMemo), files=files)
