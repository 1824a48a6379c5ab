"""The board: all notes that somebody may see, newest first, with filters, in pages. The same few queries however many."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer
from our2souls.ui.pagination import moment_key, older_than
from our2souls.vision.models import (
    LETTER,
    PersonalMemo,
    PersonalNote,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)
from our2souls.vision.notes import actions
from our2souls.vision.notes.actions import NoteWithAttachments

A_PAGE = 24
WHOSE = ("mine", "theirs", "ours")
WITH = ("photos", "memo")


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What of the board is wanted; "" is all. `about` is a kind of thing, "itself" or "letter"."""

    whose: str = ""
    about: str = ""
    holds: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Some notes, newest first, and the key of the page after, if there is one."""

    notes: list[NoteWithAttachments]
    older: str


def page(viewer: Viewer, asked: BoardFilter, before: str = "") -> BoardPage:
    """A page of the board; `before` is a key that an earlier page gave. A key that cannot be read gives the first page."""
    found: list[Any] = []
    for whose, rows in (
        ("mine", PersonalNote.objects),
        ("theirs", PersonalNote.shared_with_me),
        ("ours", SharedNote.objects),
    ):
        if asked.whose in {"", whose}:
            notes = _filtered(rows.filter(readable(viewer)), asked, before)
            found += actions.notes_with_attachments(notes.order_by("-made_at", "-pk"))[: A_PAGE + 1]
    shown = actions.newest(viewer, found)
    end = shown[A_PAGE - 1].note if len(shown) > A_PAGE else None
    older = moment_key(end.made_at, end.pk) if end else ""
    return BoardPage(shown[:A_PAGE], older)


def own_notes() -> QuerySet[PersonalNote]:
    """The viewer's own notes, open or not."""
    return PersonalNote.objects.exclude(kind=LETTER)


def own_letters() -> QuerySet[PersonalNote]:
    """The viewer's own letters to themselves, and their drafts."""
    return PersonalNote.objects.filter(kind=LETTER)


def ours(viewer: Viewer) -> QuerySet[SharedNote]:
    """The couple's notes, and the letters of the two from their day on; for queries above."""
    return SharedNote.objects.filter(readable(viewer))


def readable(viewer: Viewer) -> Q:
    """Notes, and letters from their day on; no drafts. What is read is asked once more by each row itself."""
    has_come = Q(opens_at__lte=now()) | Q(opens_at=None, opens_on__lte=viewer.today)
    return ~Q(kind=LETTER) | (Q(sealed_at__isnull=False) & has_come)


def _filtered(rows: Any, asked: BoardFilter, before: str) -> Any:
    if asked.about:
        rows = rows.filter(kind=asked.about)
    if asked.holds in WITH:
        own = rows.model is PersonalNote
        kinds: dict[str, Any] = {
            "photos": PersonalPhoto if own else SharedPhoto,
            "memo": PersonalMemo if own else SharedMemo,
        }
        hangs = unscoped.queryset(kinds[asked.holds], "photos.of_note").filter(note=OuterRef("pk"))
        rows = rows.filter(Exists(hangs))
    return rows.filter(older_than(before, "made_at"))
