"""What is done in a gathering: ticked, noted, ended with one thing, missed, opened again. Nobody is told of any of it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.core.access import Intention
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.rituals.core import reminders
from our2souls.rituals.core.models import OccasionChange, Ritual
from our2souls.rituals.core.queries import lock
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote
from our2souls.rituals.gatherings.queries import speaker_of


class NotYet(ValueError):
    """Its day has not come: nobody can say what became of it."""


class OverAlready(ValueError):
    """Somebody has said what became of it, and what was typed meanwhile is not there."""


class PromisedAlready(ValueError):
    """One commitment comes out of a time, and it is made."""


@act
def begin(gathering: Gathering) -> Gathering:
    """The gathering as a row: made by the first thing that somebody does in it."""
    ritual = lock(gathering.ritual)
    if found := Gathering.objects.filter(ritual=ritual, occurrence=gathering.occurrence).first():
        found.ritual = ritual
        return found
    made = Gathering(couple_id=ritual.couple_id, ritual=ritual, occurrence=gathering.occurrence, one_thing="")
    made.save(force_insert=True)
    return made


@act
def tick(gathering: Gathering, kind: str, about: UUID) -> None:
    """Something on the agenda was talked about; ticked twice it is ticked once."""
    standing = begin(gathering)
    AgendaTick.objects.get_or_create(
        couple_id=standing.couple_id,
        gathering=standing,
        kind=kind,
        about=about,
        defaults={"person_id": current_viewer().person_id},
    )


@act
def untick(gathering: Gathering, kind: str, about: UUID) -> None:
    """It was not, after all."""
    if not gathering._state.adding:
        AgendaTick.objects.filter(gathering=gathering, kind=kind, about=about).delete()


@act
def write_note(gathering: Gathering, words: str) -> GatheringNote:
    """A few words of the viewer's, to read later."""
    standing = begin(gathering)
    return GatheringNote.objects.create(
        couple_id=standing.couple_id, gathering=standing, person_id=current_viewer().person_id, words=words
    )


@act
def remove_note(note: GatheringNote) -> None:
    """Take one's note out; its words are gone."""
    note.words, note.removed_at = "", now()
    note.save(update_fields=["words", "removed_at"])


@act
def keep(gathering: Gathering, *, one_thing: str = "", intention: Intention | None = None) -> Gathering:
    """They met. What they take along stays a sentence, or becomes the viewer's commitment for an intention.

    Nobody's words replace the other's: beside the one thing of the other, the viewer's is a note. A sentence once taken
    along stays. Raises NotYet before its day; OverAlready where it was ended and has not these words; PromisedAlready where
    another commitment came out of it.
    """
    viewer, standing = current_viewer(), _due(gathering)
    is_others = bool(standing.one_thing) and standing.one_thing_by_id != viewer.person_id
    is_new = one_thing not in {"", standing.one_thing} and not (is_others and _has_noted(standing, viewer, one_thing))
    if standing.outcome:
        if is_new or (intention is not None and standing.commitment_id is None):
            raise OverAlready
        return standing
    if one_thing and intention is not None:
        if standing.commitment_id is not None:
            raise PromisedAlready
        standing.commitment_id = commitment_actions.create(intention, CommitmentData(words=one_thing)).pk
    if is_new and is_others:
        write_note(standing, one_thing)
    elif is_new:
        standing.one_thing, standing.one_thing_by_id = one_thing, viewer.person_id
    standing.first_speaker_id = speaker_of(standing, viewer)
    return _end(standing, "kept")


@act
def mark_missed(gathering: Gathering) -> Gathering:
    """It didn't happen this time. Raises NotYet before its day."""
    standing = _due(gathering)
    if standing.outcome:
        return standing
    standing.first_speaker_id = None
    return _end(standing, "missed")


@act
def reopen(gathering: Gathering) -> None:
    """It is not over: what was written stays, and whose turn it was to speak first."""
    if not gathering._state.adding:
        Gathering.objects.filter(pk=gathering.pk).update(outcome="", ended_at=None)


def _has_noted(gathering: Gathering, viewer: Viewer, words: str) -> bool:
    own = GatheringNote.objects.filter(gathering=gathering, person_id=viewer.person_id, removed_at=None)
    return any(note.words == words for note in own)


def _due(gathering: Gathering) -> Gathering:
    standing = begin(gathering)
    change = _change_of(standing.ritual, standing)
    day = (change.to_day if change else None) or standing.occurrence
    if day > today(ZoneInfo(standing.ritual.zone)):
        raise NotYet
    return standing


def _end(gathering: Gathering, outcome: str) -> Gathering:
    gathering.outcome, gathering.ended_at = outcome, now()
    gathering.save()
    reminders.settle(gathering.ritual, gathering.occurrence, _change_of(gathering.ritual, gathering))
    audit.record("gathering.ended", gathering)
    return gathering


def _change_of(ritual: Ritual, gathering: Gathering) -> OccasionChange | None:
    rows = OccasionChange.objects.filter(ritual=ritual, occurrence=gathering.occurrence, undone_at=None)
    return rows.first()
