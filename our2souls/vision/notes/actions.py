"""The acts on vision notes, and fetching them with their photos and voice memos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, overload
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from our2souls.privacy import audit, unscoped
from our2souls.privacy.audiences import sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.ui.form.edit_conflict import EditConflict
from our2souls.vision import access as vision_access
from our2souls.vision.media import encrypted_storage, preparation
from our2souls.vision.media.attachments import Attachments, attach, copied, is_memo
from our2souls.vision.models import (
    READY,
    WAITING,
    AnyNote,
    PersonalMemo,
    PersonalNote,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)
from our2souls.vision.note_targets import ITSELF, NoteTarget, is_shared


@dataclass(frozen=True, slots=True)
class NoteWithAttachments:
    """A note with its photos and memo, as a shelf shows it; `waits` while some of them are still being prepared."""

    note: AnyNote
    photos: list[SharedPhoto | PersonalPhoto]
    writer_id: UUID | None
    memo: SharedMemo | PersonalMemo | None = None
    waits: bool = False


@overload
def create(*, shared: Literal[True], **columns: Any) -> SharedNote: ...
@overload
def create(*, shared: Literal[False], **columns: Any) -> PersonalNote: ...
@overload
def create(*, shared: bool, **columns: Any) -> AnyNote: ...
def create(*, shared: bool, **columns: Any) -> AnyNote:
    """A note by the viewer that is not kept yet, the couple's or one's own."""
    viewer = current_viewer()
    if shared:
        return SharedNote(couple_id=viewer.couple, writer_id=viewer.person_id, **columns)
    return PersonalNote(owner_id=viewer.person_id, **columns)


def update(
    target: NoteTarget, kind: str, about: UUID, *, text: str, pictures: Sequence[Any] = (), memo: Any = None
) -> AnyNote:
    """A new note on a thing: the couple's on what is theirs, one's own on one's own (open as far as that is)."""
    note = create(shared=target.shared, kind=kind, about=about, text=text)
    with attach(note, Attachments(pictures, memo)) as rows:
        return save(note, rows, open_to_partner=target.open and not target.shared)


def create_standalone(*, shared: bool, text: str, attachments: Attachments) -> AnyNote:
    """A new note about nothing but itself: one's own, or the couple's."""
    note = create(shared=shared, kind=ITSELF, text=text)
    with attach(note, attachments) as rows:
        return save(note, rows)


@act
def save[N: AnyNote](note: N, rows: Sequence[Any], word: str = "note.written", *, open_to_partner: bool = False) -> N:
    """Keep a new note with the rows of what hangs on it; `word` is what the audit calls it."""
    note.save(force_insert=True)
    _attach(rows)
    if isinstance(note, PersonalNote) and open_to_partner:
        sharing.share(note)
    audit.record(word, note)
    return note


def _attach(rows: Sequence[Any]) -> None:
    for row in rows:
        row.save(force_insert=True)
        preparation.enqueue(row)


def rewrite[N: AnyNote](note: N, *, attachments: Attachments | None = None, **changes: Any) -> N:
    """Change a note’s `text`, its photos’ `captions` and `alts`; take photos and the memo out (`take_out`), add others.

    Without a `version` nobody can have been faster. Raises EditConflict when it was changed on another device since
    `version` was read.
    """
    with attach(note, attachments or Attachments()) as rows:
        return _rewrite(note, rows, **changes)


@act
def _rewrite[N: AnyNote](
    note: N,
    rows: Sequence[Any],
    *,
    text: str,
    captions: dict[UUID, str] | None = None,
    alts: dict[UUID, str] | None = None,
    take_out: Sequence[UUID] = (),
    version: int | None = None,
    **words: Any,
) -> N:
    notes: Any = type(note).objects
    locked: N = notes.select_for_update().get(pk=note.pk)
    if version is not None and locked.version != version:
        raise EditConflict({name: getattr(locked, name) for name in ("text", *words)}, locked.version)
    for name, value in {"text": text, **words}.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    last = -1
    for photo in vision_access.photos_of(locked):
        if photo.pk in take_out:
            _remove_attached(photo)
            continue
        last = max(last, photo.position)
        photo.caption = (captions or {}).get(photo.pk, photo.caption)
        photo.alt = (alts or {}).get(photo.pk, photo.alt)
        if captions or alts:
            photo.save(update_fields=["caption", "alt"])
    memo = vision_access.memo_of(locked)
    if memo is not None and (memo.pk in take_out or any(is_memo(row) for row in rows)):
        _remove_attached(memo)
    for row in rows:
        if not is_memo(row):
            row.position += last + 1
    _attach(rows)
    audit.record("note.rewritten", locked)
    return locked


def _remove_attached(row: Any) -> None:
    if row is not None:
        transaction.on_commit(partial(encrypted_storage.remove, row))
        unscoped.queryset(type(row), "photos.of_note").filter(pk=row.pk).delete()


@act
def remove(note: AnyNote) -> None:
    """Remove a note with all that hangs on it."""
    attached = [*vision_access.photos_of(note), vision_access.memo_of(note)]
    audit.record("note.removed", note)
    if isinstance(note, PersonalNote):
        sharing.unshare(note)
    note.delete()
    for row in attached:
        if row is not None:
            transaction.on_commit(partial(encrypted_storage.remove, row))


def share_with_couple(note: PersonalNote) -> SharedNote:
    """Make one's own note by itself the couple's: a copy with the couple's key, in place of one's own.

    Raises EditConflict when it was changed, given or removed on another device meanwhile, NotPrepared while something on it
    is still being prepared.
    """
    given = create(shared=True, kind=ITSELF, text=note.text, made_at=note.made_at)
    with copied(note, given) as rows:
        return _give(note, given, rows)


@act
def _give(note: PersonalNote, given: SharedNote, rows: Sequence[Any]) -> SharedNote:
    locked = PersonalNote.objects.select_for_update().filter(pk=note.pk, version=note.version).first()
    if locked is None:
        raise EditConflict({}, 0)
    save(given, rows, "note.given")
    remove(locked)
    return given


def sync_sharing(kind: str, about: UUID, *, open_to_partner: bool) -> None:
    """Open or close one's own notes on a thing together with it."""
    for note in PersonalNote.objects.filter(kind=kind, about=about):
        if open_to_partner:
            sharing.share(note)
        else:
            sharing.unshare(note)


def notes_on(viewer: Viewer, kind: str, about: UUID, limit: int) -> list[NoteWithAttachments]:
    """The newest notes on a thing that the viewer may see; six queries at most, however many there are."""
    sources: list[Any] = []
    for rows in (SharedNote.objects,) if is_shared(kind) else (PersonalNote.objects, PersonalNote.shared_with_me):
        sources += notes_with_attachments(rows.filter(kind=kind, about=about).order_by("-made_at"))[:limit]
    return newest(viewer, sources)[:limit]


def notes_with_attachments(rows: Any) -> Any:
    """Notes fetched together with what hangs on them: three queries in all. They were scoped, and so are these by them."""
    photos, memo = (SharedPhoto, SharedMemo) if rows.model is SharedNote else (PersonalPhoto, PersonalMemo)
    return rows.prefetch_related(
        Prefetch("photos", unscoped.queryset(photos, "photos.of_note")),
        Prefetch("memo", unscoped.queryset(memo, "photos.of_note")),
    )


def newest(viewer: Viewer, found: Iterable[Any]) -> list[NoteWithAttachments]:
    """Fetched notes that the viewer may read now, newest first."""
    rows = [note for note in found if note.may_be_read_by(viewer, {"all"})]
    rows.sort(key=lambda note: (note.made_at, note.pk), reverse=True)
    return [note_with_attachments(note) for note in rows]


def note_with_attachments(note: Any) -> NoteWithAttachments:
    """A note that was fetched with what hangs on it."""
    photos = [
        vision_access.as_open_as(note, photo) for photo in sorted(note.photos.all(), key=lambda each: each.position)
    ]
    memo = getattr(note, "memo", None)
    memo = vision_access.as_open_as(note, memo) if memo else None
    waits = any(row.state == WAITING for row in (*photos, *([memo] if memo else [])))
    shown = [photo for photo in photos if photo.state == READY]
    return NoteWithAttachments(note, shown, note.writer_of, memo if memo and memo.state == READY else None, waits)
