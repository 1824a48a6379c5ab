"""Notes and letters with their photos and memos, to be read. What is sealed to the viewer is not there at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from our2souls.lib.formats.image_formats import SIZES
from our2souls.privacy.personal_data.readable import (
    ReadableEntry,
    ReadableFile,
    ReadableSection,
    ReadableText,
    section,
    texts,
)
from our2souls.privacy.viewer import current_viewer
from our2souls.vision import note_targets
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import (
    LETTER,
    READY,
    SOUND,
    AnyNote,
    PersonalMemo,
    PersonalNote,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)

KINDS: tuple[tuple[Any, Any, Any, bool], ...] = (
    (SharedNote, SharedPhoto, SharedMemo, True),
    (PersonalNote, PersonalPhoto, PersonalMemo, False),
)


def readable() -> Iterable[ReadableSection]:
    """The couple's notes and letters, and one's own with one's drafts; newest first."""
    headings = {
        (True, False): ("notes", _("Vision notes")),
        (True, True): ("letters", _("Letters")),
        (False, False): ("own-notes", _("Your own notes")),
        (False, True): ("own-letters", _("Letters to yourself, and drafts")),
    }
    for notes, photos, memos, shared in KINDS:
        for are_letters in (False, True):
            key, title = headings[shared, are_letters]
            rows = notes.objects.filter(kind=LETTER) if are_letters else notes.objects.exclude(kind=LETTER)
            entries = partial(_entries, photos=photos, memos=memos)
            rows = rows.exclude(closed_rows(notes)).order_by("-made_at", "-pk")
            yield section(key, title, rows, entries, is_shared=shared)


def closed_rows(notes: Any) -> Q:
    """The letters that are closed to the viewer, for the database; each row is asked once more before it is opened."""
    viewer = current_viewer()
    sealed = [row.pk for row in notes.objects.filter(kind=LETTER).exclude(sealed_at=None) if row.is_closed_to(viewer)]
    return Q(pk__in=sealed)


def _entries(rows: Sequence[AnyNote], *, photos: Any, memos: Any) -> list[ReadableEntry]:
    titles: dict[Any, str] = {}
    files: dict[Any, list[ReadableFile]] = defaultdict(list)
    notes = {row.pk: row for row in rows}
    for kind, order in ((photos, "position"), (memos, "pk")):
        for row in kind.objects.filter(note__in=list(notes), state=READY).order_by(order, "pk"):
            row.note = notes[row.note_id]
            files[row.note_id].append(_file(row))
    for row in rows:
        if (row.kind, row.about) not in titles:
            titles[row.kind, row.about] = _title_of(row)
    return [
        ReadableEntry(
            id=row.pk,
            title=row.envelope if row.kind == LETTER else titles[row.kind, row.about],
            title_by=row.writer_of if row.kind == LETTER else None,
            at=row.opens_on or row.made_at,
            author=row.writer_of,
            texts=texts(ReadableText("", row.text, row.writer_of, is_expected=not files[row.pk], is_marked=True)),
            files=tuple(files[row.pk]),
        )
        for row in rows
    ]


def _file(row: Any) -> ReadableFile:
    if row.FOLDER == "photos":
        read = partial(encrypted_storage.read, row, SIZES[-1])
        return ReadableFile(row.pk, "photo", f"photos/{row.pk}.webp", read, row.caption, row.alt)
    return ReadableFile(row.pk, "memo", f"memos/{row.pk}.mp3", partial(encrypted_storage.read, row, SOUND))


def _title_of(note: AnyNote) -> str:
    """What a note is about, as the viewer may see that now."""
    if note.about is None or note.kind == note_targets.ITSELF:
        return _("A note by itself")
    title = ""  # whoever named the thing may have taken that out
    with suppress(Http404):
        title = note_targets.target(current_viewer(), note.kind, note.about).title
    return title or str(note_targets.kinds().get(note.kind, _("A note by itself")))
