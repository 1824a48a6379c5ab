"""What is done in a gathering: ticked, noted, ended with one thing, missed, opened again. Nobody is told of any of it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.core.access import Intention
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core import reminders
from our2souls.rituals.core.models import OccasionChange, Ritual
from our2souls.rituals.core.queries import lock
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote
from our2souls.rituals.gatherings.queries import speaker_of


class NotYet(ValueError):
    """Its day has not come: nobody can say what became of it."""


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

    Of two who end it at once the first has done it: nothing of theirs is lost, and a sentence once taken along stays.
    Raises NotYet before its day.
    """
    viewer, standing = current_viewer(), _due(gathering)
    if standing.outcome:
        return standing
    if one_thing and intention is not None and standing.commitment_id is None:
        standing.commitment_id = commitment_actions.create(intention, CommitmentData(words=one_thing)).pk
    if one_thing and one_thing != standing.one_thing:
        standing.one_thing, standing.one_thing_by_id = one_thing, viewer.person_id
    standing.first_speaker_id = speaker_of(standing, viewer)
    return _end(standing, "kept")


@act
def mark_missed(gathering: Gathering) -> Gathering:
    """It didn't happen this time. Raises NotYet before its day."""
    standing = _due(gathering)
    return standing if standing.outcome else _end(standing, "missed")


@act
def reopen(gathering: Gathering) -> None:
    """It is not over: what was written stays."""
    if not gathering._state.adding:
        Gathering.objects.filter(pk=gathering.pk).update(outcome="", ended_at=None, first_speaker=None)


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
