"""The acts on vision notes, and fetching them with their photos."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from our2souls.privacy import audience, audit, unscoped
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.vision import access, media
from our2souls.vision.models import Note, OwnNote, OwnPhoto, Photo
from our2souls.vision.pictures import Clean
from our2souls.vision.ports import Target, is_shared
from our2souls.vision.uploads import MAX_FILES

PHOTOS = MAX_FILES
"""At most, of one note."""

type AnyNote = Note | OwnNote


@dataclass(frozen=True, slots=True)
class Seen:
    """A note with its photos, as a shelf shows it."""

    note: AnyNote
    photos: list[Photo | OwnPhoto]
    writer_id: UUID | None


@transaction.atomic
def write(target: Target, kind: str, about: UUID, *, text: str, pictures: Sequence[Clean] = ()) -> AnyNote:
    """A new note on a thing: the couple's on what is theirs, one's own on one's own (open as far as that is)."""
    viewer = current_viewer()
    note: AnyNote
    if target.shared:
        note = Note.objects.create(
            couple_id=viewer.couple, writer_id=viewer.person_id, kind=kind, about=about, text=text
        )
    else:
        note = OwnNote.objects.create(owner_id=viewer.person_id, kind=kind, about=about, text=text)
        if target.open:
            audience.open(note)
    add_photos(note, pictures)
    audit.record("note.written", note)
    return note


@transaction.atomic
def add_photos(note: AnyNote, pictures: Sequence[Clean], *, begin: int = 0) -> None:
    """Add photos to a note: files first, then rows, so that no row ever points at nothing."""
    for position, picture in enumerate(pictures, begin):
        size = {"width": picture.width, "height": picture.height, "position": position}
        photo: Any
        if isinstance(note, Note):
            photo = Photo(couple_id=note.couple_id, note=note, writer_id=current_viewer().person_id, **size)
        else:
            photo = OwnPhoto(owner_id=note.owner_id, note=note, **size)
        media.write(photo, picture)
        photo.save(force_insert=True)


@transaction.atomic
def rewrite(note: AnyNote, *, text: str, alts: dict[UUID, str], take_out: Sequence[UUID] = ()) -> None:
    """Change a note's words and what its photos show, and take photos out."""
    note.text = text
    note.version += 1
    note.save()
    for photo in access.photos_of(note):
        if photo.pk in take_out:
            transaction.on_commit(partial(media.remove, photo))
            unscoped.rows(type(photo), "photos.of_note").filter(pk=photo.pk).delete()
        elif photo.pk in alts:
            photo.alt = alts[photo.pk]
            photo.save(update_fields=["alt"])


@transaction.atomic
def remove(note: AnyNote) -> None:
    """Remove a note with its photos."""
    photos = access.photos_of(note)
    audit.record("note.removed", note)
    if isinstance(note, OwnNote):
        audience.close(note)
    note.delete()
    for photo in photos:
        transaction.on_commit(partial(media.remove, photo))


def follow(kind: str, about: UUID, *, open_to_partner: bool) -> None:
    """Open or close one's own notes on a thing together with it."""
    for note in OwnNote.objects.filter(kind=kind, about=about):
        if open_to_partner:
            audience.open(note)
        else:
            audience.close(note)


def notes_on(viewer: Viewer, kind: str, about: UUID, limit: int) -> list[Seen]:
    """The newest notes on a thing that the viewer may see, with photos; four queries at most, however many there are."""
    sources: list[Any] = []
    photos: Any = Photo if is_shared(kind) else OwnPhoto
    for rows in (Note.objects,) if is_shared(kind) else (OwnNote.objects, OwnNote.shared_with_me):
        theirs = Prefetch("photos", unscoped.rows(photos, "photos.of_note"))  # seen with their note, which was scoped
        found = rows.filter(kind=kind, about=about).order_by("-made_at").prefetch_related(theirs)[:limit]
        sources += [note for note in found if note.may_be_read_by(viewer, {"all"})]
    sources.sort(key=lambda note: note.made_at, reverse=True)
    return [Seen(note, _prefetched(note), note.writer_of) for note in sources[:limit]]


def _prefetched(note: Any) -> list[Any]:
    photos = sorted(note.photos.all(), key=lambda photo: photo.position)
    for photo in photos:
        if "audience_level" in note.__dict__:
            photo.__dict__["audience_level"] = note.__dict__["audience_level"]
    return photos
