"""Letters: drafted by one, sealed until a day, opened by whom they are for: at one moment for all of them.

A draft is its writer's alone. Sealing writes it anew: with its day, for whom it is, under the key of whose it then is, and
the draft is gone. From then on nobody reads it before the day, its writer included, and nothing of it can be changed; its
writer can take it back unread, which erases it. See docs/decisions/0011.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from our2souls.delivery import outbox, schedules
from our2souls.delivery.registry import recipients
from our2souls.lib.clock import now
from our2souls.lib.recurrence import at_local
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.ui.form.edit_conflict import EditConflict
from our2souls.vision import access
from our2souls.vision.media.attachments import Attachments, attach, copied
from our2souls.vision.models import LETTER, AnyNote, PersonalNote, SharedNote
from our2souls.vision.notes import actions as notes_actions

ME, PARTNER, US = "me", "partner", "us"
HOUR = time(9)
SHOWN = 60


class NotReady(ValueError):
    """It cannot be sealed as it is: its day has come, nothing is in it, or there is nobody to whom it would go."""


class SealedLetter(NamedTuple):
    """A letter that waits for the viewer, without a word of it. `sealed` is False on the day it opens."""

    id: UUID
    url: str
    opens_on: date
    from_: UUID | None
    to: str
    sealed: bool
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class LetterLists:
    """The viewer's letters: drafts, those that open today, sealed ones by their day, opened ones newest first."""

    drafts: list[PersonalNote]
    today: list[AnyNote]
    sealed: list[AnyNote]
    opened: list[AnyNote]


@dataclass(frozen=True, slots=True)
class LetterData:
    """What a letter says and to whom: me, partner or us; the day may be missing in a draft."""

    envelope: str
    to: str
    opens_on: date | None
    text: str = ""


def draft(data: LetterData, attachments: Attachments | None = None) -> PersonalNote:
    """Begin a letter, for oneself until it is sealed."""
    note = notes_actions.create(
        shared=False,
        kind=LETTER,
        envelope=data.envelope,
        to=data.to,
        opens_on=data.opens_on,
        text=data.text,
    )
    with attach(note, attachments or Attachments()) as rows:
        return notes_actions.save(note, rows, "letter.drafted")


def redraft(draft: PersonalNote, data: LetterData, *, version: int | None = None, **changes: Any) -> PersonalNote:
    """Change a draft.

    Raises EditConflict when it was changed on another device since `version` was read.
    """
    columns: dict[str, Any] = {"envelope": data.envelope, "to": data.to, "opens_on": data.opens_on}
    return notes_actions.rewrite(draft, text=data.text, version=version, **columns, **changes)


def seal(draft: PersonalNote, *, version: int | None = None) -> AnyNote:
    """Seal a draft until its day: to oneself it stays one's own, to the partner or both it is the couple's from now on.

    Raises NotReady, NotPrepared while something on it is still being prepared, and EditConflict when the draft was changed
    (or sealed) on another device since `version` was read.
    """
    viewer, found = current_viewer(), PersonalNote.objects.filter(pk=draft.pk, kind=LETTER, sealed_at=None).first()
    if found is None or (version is not None and found.version != version):
        raise EditConflict({}, found.version if found else 0)
    draft = found
    has_something = bool(draft.text or access.memo_of(draft) or access.photos_of(draft))
    is_ahead = draft.opens_on is not None and draft.opens_on > viewer.today
    if draft.opens_on is None or not has_something or not is_ahead or (draft.to != ME and viewer.partner_id is None):
        raise NotReady
    words = {name: getattr(draft, name) for name in ("envelope", "to", "opens_on", "text")}
    moment = None if draft.to == ME else max(_midnights(draft.opens_on, viewer))
    sealed = notes_actions.create(shared=draft.to != ME, kind=LETTER, sealed_at=now(), opens_at=moment, **words)
    with copied(draft, sealed) as rows:
        return _seal(draft, sealed, rows)


@act
def _seal(draft: PersonalNote, sealed: AnyNote, rows: list[Any]) -> AnyNote:
    locked = PersonalNote.objects.select_for_update().filter(pk=draft.pk, kind=LETTER, sealed_at=None).first()
    if locked is None or locked.version != draft.version:
        raise EditConflict({}, locked.version if locked else 0)
    notes_actions.save(sealed, rows, "letter.sealed")
    notes_actions.remove(locked)
    assert sealed.opens_on is not None, "only a letter with its day ahead is sealed"
    for reader, zone in _zones(_readers(sealed, current_viewer())).items():
        morning = at_local(sealed.opens_on, HOUR, zone)
        local = max(morning, sealed.opens_at or morning).astimezone(zone)
        schedules.schedule(reader, notice_of(sealed), sealed.pk, schedules.ONCE, local.date(), local.time())
    return sealed


def _zones(readers: list[UUID]) -> dict[UUID, ZoneInfo]:
    """The clocks that those who read a letter live by."""
    found = ((reader, recipients.load(reader)) for reader in readers)
    return {reader: recipient.zone for reader, recipient in found if recipient is not None}


def _midnights(day: date, viewer: Viewer) -> list[datetime]:
    """When a day begins for each of the two. A letter opens at the later one: for neither before, and for both at once."""
    both = [each for each in (viewer.person_id, viewer.partner_id) if each is not None]
    return [at_local(day, time(0), zone) for zone in _zones(both).values()]


@act
def delete_draft(draft: PersonalNote) -> None:
    """Erase a draft."""
    notes_actions.remove(draft)


@act
def delete(letter: AnyNote) -> None:
    """Erase a letter of one's own; before its day nobody will have read it."""
    for reader in _readers(letter, current_viewer()):
        schedules.stop(reader, notice_of(letter), letter.pk)
    outbox.cancel_about(None, letter.pk)
    audit.record("letter.taken_back", letter)
    notes_actions.remove(letter)


def notice_of(letter: AnyNote) -> str:
    """The notice of its day: what the two share ends with them, what is one's own does not."""
    return "letter" if isinstance(letter, SharedNote) else "own_letter"


def _readers(letter: AnyNote, viewer: Viewer) -> list[UUID]:
    both = (viewer.person_id, viewer.partner_id) if isinstance(letter, SharedNote) else (viewer.person_id,)
    return [each for each in both if each is not None]


def letter_lists(viewer: Viewer) -> LetterLists:
    """All letters that the viewer may know of; three queries."""
    drafts = list(PersonalNote.objects.filter(kind=LETTER, sealed_at=None).order_by("-made_at")[:SHOWN])
    rows: list[AnyNote] = [each for kind in (SharedNote, PersonalNote) for each in _sealed(kind).order_by("-opens_on")]
    rows.sort(key=lambda row: row.opens_on or viewer.today)
    is_open = [row for row in rows if not row.is_closed_to(viewer)]
    return LetterLists(
        drafts=drafts,
        today=[row for row in is_open if opens_today(row, viewer)],
        sealed=[row for row in rows if row.is_closed_to(viewer)],
        opened=[row for row in reversed(is_open) if not opens_today(row, viewer)][:SHOWN],
    )


def opens_today(letter: AnyNote, viewer: Viewer) -> bool:
    """Whether its moment lies in the day that the viewer lives in."""
    day = letter.opens_on if letter.opens_at is None else letter.opens_at.astimezone(viewer.clock).date()
    return day == viewer.today


def _sealed(kind: Any) -> Any:
    return kind.objects.filter(kind=LETTER).exclude(sealed_at=None)


def letters_to_open(viewer: Viewer) -> list[SealedLetter]:
    """The letters that wait for the viewer, soonest first, those that open today included. Two queries, no words."""
    columns = ("pk", "opens_on", "opens_at", "to", "sealed_at")
    mine = [(*row, viewer.person_id) for row in _waiting(PersonalNote, viewer).values_list(*columns)]
    ours = list(_waiting(SharedNote, viewer).values_list(*columns, "writer_id"))
    found = [
        SealedLetter(
            pk,
            reverse("vision:letter", args=[pk]),
            day,
            by,
            to,
            sealed=day > viewer.today if at is None else at > now(),
            sealed_at=sealed_at,
        )
        for pk, day, at, to, sealed_at, by in (*mine, *ours)
    ]
    return sorted(found, key=lambda each: (each.opens_on, each.id))


def _waiting(kind: Any, viewer: Viewer) -> Any:
    return _sealed(kind).filter(Q(opens_on__gte=viewer.today) | Q(opens_at__gt=now()))


def forget_unopened(person_id: UUID, couple_id: UUID | None = None) -> None:
    """Erase a person’s letters to others that are still sealed, of one couple or of all, and their reminders."""
    rows = unscoped.queryset(SharedNote, "letters.forget").filter(writer_id=person_id, kind=LETTER, opens_at__gt=now())
    rows = rows if couple_id is None else rows.filter(couple_id=couple_id)
    for letter_id in list(rows.values_list("pk", flat=True)):
        outbox.cancel_about(None, letter_id)
        schedules.stop_about("letter", letter_id)
    rows.delete()
