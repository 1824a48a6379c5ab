"""What can be looked for among notes and letters: words that the viewer may read now, and no others."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from our2souls.privacy.viewer import Viewer
from our2souls.vision.models import LETTER, PersonalNote, SharedNote
from our2souls.vision.notes import board


class FoundNote(NamedTuple):
    """A note or an opened letter: `title` is a letter's envelope, and empty for a note."""

    kind: str
    id: UUID
    url: str
    title: str
    words: str
    when: datetime
    writer_id: UUID | None


def passages(viewer: Viewer) -> Iterator[FoundNote]:
    """Every note that the viewer may read and every letter whose day has come for them; three queries.

    No draft and no sealed letter, not even one's own: each row is asked once more before it is opened.
    """
    for rows in (PersonalNote.objects, PersonalNote.shared_with_me, SharedNote.objects):
        found: Any = rows.filter(board.readable(viewer)).order_by("-made_at")
        for note in found:
            if note.may_be_read_by(viewer, {"all"}):
                url = reverse("vision:letter" if note.kind == LETTER else "vision:note", args=[note.pk])
                yield FoundNote(note.kind, note.pk, url, note.envelope, note.text, note.made_at, note.writer_of)
