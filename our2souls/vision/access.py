"""The doors to vision notes and their photos."""

from typing import Any
from uuid import UUID

from django.http import Http404

from our2souls.privacy.viewer import Viewer
from our2souls.vision import notes
from our2souls.vision.models import Note, OwnNote


def note_for(viewer: Viewer, note_id: UUID) -> Note | OwnNote:
    """A note of the couple's, of one's own, or one of the partner's that is open; Http404 otherwise."""
    for rows in (Note.objects, OwnNote.objects, OwnNote.shared_with_me):
        found: Any = rows.filter(pk=note_id).first()  # type: ignore[attr-defined]
        if found is not None and found.may_be_read_by(viewer, {"all"}):
            return found  # type: ignore[no-any-return]
    raise Http404


def written_note_for(viewer: Viewer, note_id: UUID) -> Note | OwnNote:
    """A note that the viewer wrote; Http404 otherwise."""
    found = note_for(viewer, note_id)
    if found.writer_of != viewer.person_id:
        raise Http404
    return found


def photo_for(viewer: Viewer, note_id: UUID, photo_id: UUID) -> Any:
    """A photo of a note that the viewer may see; Http404 otherwise."""
    note = note_for(viewer, note_id)
    found = next((photo for photo in notes.photos_of(note) if photo.pk == photo_id), None)
    if found is None:
        raise Http404
    return found
