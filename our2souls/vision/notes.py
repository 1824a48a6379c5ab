"""The acts on vision notes, and fetching them with their photos and voice memos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from our2souls.privacy import audience, audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.vision import access, media
from our2souls.vision.memos import Sound
from our2souls.vision.models import AnyNote, Memo, Note, OwnMemo, OwnNote, OwnPhoto, Photo
from our2souls.vision.pictures import Clean
from our2souls.vision.ports import ITSELF, Target, is_shared


class Overtaken(Exception):
    """The note was changed on another device meanwhile; both texts are kept for the later one to decide."""

    def __init__(self, theirs: dict[str, Any], version: int) -> None:
        super().__init__("Changed meanwhile.")
        self.theirs = theirs
        self.version = version


@dataclass(frozen=True, slots=True)
class Seen:
    """A note with its photos and memo, as a shelf shows it."""

    note: AnyNote
    photos: list[Photo | OwnPhoto]
    writer_id: UUID | None
    memo: Memo | OwnMemo | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What hangs on a note from now on: new photos, a memo."""

    pictures: Sequence[Clean] = ()
    memo: Sound | None = None


@act
def write(
    target: Target, kind: str, about: UUID, *, text: str, pictures: Sequence[Clean] = (), memo: Sound | None = None
) -> AnyNote:
    """A new note on a thing: the couple's on what is theirs, one's own on one's own (open as far as that is)."""
    note = begin(shared=target.shared, brought=Brought(pictures, memo), kind=kind, about=about, text=text)
    if isinstance(note, OwnNote) and target.open:
        audience.open(note)
    audit.record("note.written", note)
    return note


@act
def write_by_itself(*, shared: bool, text: str, brought: Brought) -> AnyNote:
    """A new note about nothing but itself: one's own, or the couple's."""
    note = begin(shared=shared, brought=brought, kind=ITSELF, text=text)
    audit.record("note.written", note)
    return note


@act
def begin(*, shared: bool, brought: Brought | None = None, **columns: Any) -> AnyNote:
    """A bare row, the couple's or one's own, by the viewer; for the acts that go on from there."""
    viewer = current_viewer()
    note: AnyNote
    if shared:
        note = Note.objects.create(couple_id=viewer.couple, writer_id=viewer.person_id, **columns)
    else:
        note = OwnNote.objects.create(owner_id=viewer.person_id, **columns)
    _hang(note, brought or Brought())
    return note


def _hang(note: AnyNote, brought: Brought, *, begin: int = 0) -> None:
    """Add photos and a memo (in place of the one there was): files first, then rows, so that no row points at nothing."""
    for position, picture in enumerate(brought.pictures, begin):
        _attach(note, picture.files, width=picture.width, height=picture.height, position=position)
    if brought.memo is not None:
        _remove_attached(access.memo_of(note))
        _attach(note, brought.memo.files, seconds=brought.memo.seconds, size=len(brought.memo.plain))


def _attach(note: AnyNote, files: dict[int, bytes], **columns: Any) -> None:
    shared, own = (Memo, OwnMemo) if "seconds" in columns else (Photo, OwnPhoto)
    row: Any
    if isinstance(note, Note):
        row = shared(couple_id=note.couple_id, note=note, writer_id=current_viewer().person_id, **columns)
    else:
        row = own(owner_id=note.owner_id, note=note, **columns)
    media.write(row, files)
    row.save(force_insert=True)


@act
def rewrite(
    note: AnyNote,
    *,
    text: str,
    alts: dict[UUID, str] | None = None,
    take_out: Sequence[UUID] = (),
    brought: Brought | None = None,
    version: int | None = None,
    **words: Any,
) -> AnyNote:
    """Change a note's words and what its photos show (`alts`), take photos and the memo out, add others.

    Without a `version` nobody can have been faster.

    Raises Overtaken when it was changed on another device since `version` was read.
    """
    rows: Any = type(note).objects
    held: AnyNote = rows.select_for_update().get(pk=note.pk)
    if version is not None and held.version != version:
        raise Overtaken({name: getattr(held, name) for name in ("text", *words)}, held.version)
    for name, said in {"text": text, **words}.items():
        setattr(held, name, said)
    held.version += 1
    held.save()
    last = -1
    for photo in access.photos_of(held):
        if photo.pk in take_out:
            _remove_attached(photo)
            continue
        last = max(last, photo.position)
        if photo.pk in (alts or {}):
            photo.alt = (alts or {})[photo.pk]
            photo.save(update_fields=["alt"])
    memo = access.memo_of(held)
    if memo is not None and memo.pk in take_out:
        _remove_attached(memo)
    _hang(held, brought or Brought(), begin=last + 1)
    audit.record("note.rewritten", held)
    return held


def _remove_attached(row: Any) -> None:
    if row is not None:
        transaction.on_commit(partial(media.remove, row))
        unscoped.rows(type(row), "photos.of_note").filter(pk=row.pk).delete()


@act
def remove(note: AnyNote) -> None:
    """Remove a note with all that hangs on it."""
    attached = [*access.photos_of(note), access.memo_of(note)]
    audit.record("note.removed", note)
    if isinstance(note, OwnNote):
        audience.close(note)
    note.delete()
    for row in attached:
        if row is not None:
            transaction.on_commit(partial(media.remove, row))


@act
def give_to_both(note: OwnNote) -> Note:
    """Make one's own note by itself the couple's: a copy with the couple's key, in place of one's own.

    Raises Overtaken when it was given or removed on another device meanwhile.
    """
    held = OwnNote.objects.select_for_update().filter(pk=note.pk).first()
    if held is None:
        raise Overtaken({}, 0)
    given = copy_of(held, begin(shared=True, kind=ITSELF, text=held.text, made_at=held.made_at))
    audit.record("note.given", given)
    remove(held)
    return given  # type: ignore[return-value]  # begun as the couple's


def copy_of(note: AnyNote, copy: AnyNote) -> AnyNote:
    """Put a copy of each photo and of the memo of one note on another, encrypted anew for whose it is."""
    for photo in access.photos_of(note):
        files = {part: media.read(photo, part) for part in photo.PARTS}
        _attach(copy, files, width=photo.width, height=photo.height, position=photo.position)
    for old, new in zip(access.photos_of(note), access.photos_of(copy), strict=True):
        new.alt = old.alt
        new.save(update_fields=["alt"])
    memo = access.memo_of(note)
    if memo is not None:
        _attach(copy, {0: media.read(memo, 0)}, seconds=memo.seconds, size=memo.size)
    return copy


def follow(kind: str, about: UUID, *, open_to_partner: bool) -> None:
    """Open or close one's own notes on a thing together with it."""
    for note in OwnNote.objects.filter(kind=kind, about=about):
        if open_to_partner:
            audience.open(note)
        else:
            audience.close(note)


def notes_on(viewer: Viewer, kind: str, about: UUID, limit: int) -> list[Seen]:
    """The newest notes on a thing that the viewer may see; six queries at most, however many there are."""
    sources: list[Any] = []
    for rows in (Note.objects,) if is_shared(kind) else (OwnNote.objects, OwnNote.shared_with_me):
        sources += with_attached(rows.filter(kind=kind, about=about).order_by("-made_at"))[:limit]
    return newest(viewer, sources)[:limit]


def with_attached(rows: Any) -> Any:
    """Notes fetched together with what hangs on them: three queries in all. They were scoped, and so are these by them."""
    photos, memo = (Photo, Memo) if rows.model is Note else (OwnPhoto, OwnMemo)
    return rows.prefetch_related(
        Prefetch("photos", unscoped.rows(photos, "photos.of_note")),
        Prefetch("memo", unscoped.rows(memo, "photos.of_note")),
    )


def newest(viewer: Viewer, found: Iterable[Any]) -> list[Seen]:
    """Fetched notes that the viewer may read now, newest first."""
    rows = [note for note in found if note.may_be_read_by(viewer, {"all"})]
    rows.sort(key=lambda note: (note.made_at, note.pk), reverse=True)
    return [seen(note) for note in rows]


def seen(note: Any) -> Seen:
    """A note that was fetched with what hangs on it."""
    photos = [access.as_open_as(note, photo) for photo in sorted(note.photos.all(), key=lambda each: each.position)]
    memo = getattr(note, "memo", None)
    return Seen(note, photos, note.writer_of, access.as_open_as(note, memo) if memo else None)
