"""The doors to vision notes, letters, and what hangs on them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, UUIDField, When, Window
from django.db.models.functions import RowNumber
from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer
from our2souls.vision.models import (
    ENVELOPE,
    LETTER,
    READY,
    REFUSED,
    AnyNote,
    PersonalMemo,
    PersonalNote,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)


def note_for(viewer: Viewer, note_id: UUID) -> AnyNote:
    """A note of the couple's, of one's own, or one of the partner's that is open; Http404 otherwise.

    A letter is none before its day, to nobody.
    """
    for rows in (SharedNote.objects, PersonalNote.objects, PersonalNote.shared_with_me):
        found: AnyNote | None = rows.filter(pk=note_id).first()
        if found is not None and found.may_be_read_by(viewer, {"all"}):
            return found
    raise Http404


def written_note_for(viewer: Viewer, note_id: UUID) -> AnyNote:
    """A note that the viewer wrote and may change; Http404 otherwise. A letter is changed as a draft, or not at all."""
    found = note_for(viewer, note_id)
    if found.writer_of != viewer.person_id or found.kind == LETTER:
        raise Http404
    return found


def own_note_for(viewer: Viewer, note_id: UUID) -> PersonalNote:
    """A note of the viewer's own that nobody else can see; Http404 otherwise."""
    found = written_note_for(viewer, note_id)
    if not isinstance(found, PersonalNote) or found.about is not None:
        raise Http404
    return found


def letter_for(viewer: Viewer, letter_id: UUID) -> AnyNote:
    """A letter that was sealed, one's own or the couple's; before its day only its envelope can be read. Http404 otherwise."""
    for rows in (SharedNote.objects, PersonalNote.objects):
        found: AnyNote | None = rows.filter(pk=letter_id, kind=LETTER).exclude(sealed_at=None).first()
        if found is not None and found.may_be_read_by(viewer, {ENVELOPE}):
            return found
    raise Http404


def written_letter_for(viewer: Viewer, letter_id: UUID) -> AnyNote:
    """A sealed letter that the viewer wrote; Http404 otherwise."""
    found = letter_for(viewer, letter_id)
    if found.writer_of != viewer.person_id:
        raise Http404
    return found


def draft_for(viewer: Viewer, letter_id: UUID) -> PersonalNote:
    """A letter that the viewer has not sealed yet; Http404 otherwise."""
    return get_object_or_404(PersonalNote.objects, pk=letter_id, kind=LETTER, sealed_at=None, owner_id=viewer.person_id)


def photo_for(viewer: Viewer, note_id: UUID, photo_id: UUID) -> Any:
    """A photo of a note that the viewer may see; Http404 otherwise."""
    note = note_for(viewer, note_id)
    found = next((photo for photo in photos_of(note) if photo.pk == photo_id), None)
    if found is None:
        raise Http404
    return found


def photos_about(kind: str, about: Any) -> QuerySet[SharedPhoto]:
    """The couple's photos on a thing of theirs that can be seen or are being prepared; for queries and subqueries above."""
    return SharedPhoto.objects.filter(note__kind=kind, note__about=about).exclude(state=REFUSED)


def ready_photos_about(kind: str, about: Any) -> QuerySet[SharedPhoto]:
    """Those of them that can be seen."""
    return photos_about(kind, about).filter(state=READY)


def ready_photos_of(note: Any) -> QuerySet[SharedPhoto]:
    """The photos of a note of the couple's that can be seen; for queries and subqueries above."""
    return SharedPhoto.objects.filter(note=note, state=READY)


def newest_photo_about(kind: str, about: UUID) -> dict[str, Case]:
    """For a query of things: of the one whose id is `about` the newest photo that can be seen, and its note; of others nothing."""
    newest = ready_photos_about(kind, OuterRef("pk")).order_by("-note__made_at", "position")
    return {
        name: Case(When(pk=about, then=Subquery(newest.values(column)[:1])), default=None, output_field=UUIDField())
        for name, column in (("memory_photo", "pk"), ("memory_note", "note_id"))
    }


def photos_of_several(notes: Collection[UUID], things: Collection[UUID], each: int) -> list[SharedPhoto]:
    """The first photos of several of the couple's notes, and the newest on several of its things; so many of each, one query.

    A photo whose own note is among `notes` counts as that note's.
    """
    own = Case(When(note__in=notes, then=F("note_id")), default=F("note__about"), output_field=UUIDField())
    order = [F("note__made_at").desc(), F("position").asc(), F("pk").asc()]
    rows = SharedPhoto.objects.filter(Q(note__in=notes) | Q(note__about__in=things), state=READY).select_related("note")
    numbered = rows.annotate(hangs_on=own, nth=Window(RowNumber(), partition_by=own, order_by=order))
    return list(numbered.filter(nth__lte=each).order_by("nth"))


def memo_for(viewer: Viewer, note_id: UUID, memo_id: UUID) -> Any:
    """The voice memo of a note that the viewer may see; Http404 otherwise."""
    found = memo_of(note_for(viewer, note_id))
    if found is None or found.pk != memo_id:
        raise Http404
    return found


def photos_of(note: AnyNote) -> list[Any]:
    """The photos of a note that the viewer may see, in their order; each is open exactly as far as its note."""
    model: Any = SharedPhoto if isinstance(note, SharedNote) else PersonalPhoto
    found = unscoped.queryset(model, "photos.of_note").filter(note=note).order_by("position")
    return [as_open_as(note, photo) for photo in found]


def memo_of(note: AnyNote) -> Any:
    """The voice memo of a note that the viewer may see, or None; open exactly as far as the note."""
    model: Any = SharedMemo if isinstance(note, SharedNote) else PersonalMemo
    found = unscoped.queryset(model, "photos.of_note").filter(note=note).first()
    return None if found is None else as_open_as(note, found)


def as_open_as(note: AnyNote, row: Any) -> Any:
    """What hangs on a note, with the note it was fetched for and the level at which that is open."""
    row.note = note
    if "audience_level" in note.__dict__:
        row.__dict__["audience_level"] = note.__dict__["audience_level"]
    return row
