"""The doors to vision notes and their photos."""

from typing import Any
from uuid import UUID

from django.http import Http404

from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer
from our2souls.vision.models import Note, OwnNote, OwnPhoto, Photo


def note_for(viewer: Viewer, note_id: UUID) -> Note | OwnNote:
    """A note of the couple's, of one's own, or one of the partner's that is open; Http404 otherwise."""
    for rows in (Note.objects, OwnNote.objects, OwnNote.shared_with_me):
        found: Any = rows.filter(pk=note_id).first()
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
    found = next((photo for photo in photos_of(note) if photo.pk == photo_id), None)
    if found is None:
        raise Http404
    return found


def photos_of(note: Note | OwnNote) -> list[Any]:
    """The photos of a note that the viewer may see, in their order; each is open exactly as far as its note."""
    model: Any = Photo if isinstance(note, Note) else OwnPhoto
    found = list(unscoped.rows(model, "photos.of_note").filter(note=note).order_by("position"))
    for photo in found:
        if "audience_level" in note.__dict__:
            photo.__dict__["audience_level"] = note.__dict__["audience_level"]
    return found
