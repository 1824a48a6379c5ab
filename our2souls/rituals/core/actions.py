"""A ritual: proposed by one, changed by either, left out or moved once, at rest, ended."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.delivery import partner_events
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.rituals.core import occasions, reminders
from our2souls.rituals.core.models import OccasionChange, Ritual, RitualYes
from our2souls.rituals.core.queries import agreed, asked_by, is_over, lock, standing_changes
from our2souls.ui.form.edit_conflict import EditConflict

PROPOSED, CHANGED = "ritual_proposed", "ritual_changed"
RESTED, RESUMED, ASKED, ENDED = "ritual_rested", "ritual_resumed", "ritual_resume_asked", "ritual_ended"
TIME_MOVED, LEFT_OUT, PUT_BACK = "ritual_time_moved", "ritual_time_left_out", "ritual_time_put_back"
"""The partner events of these acts; of the last three each is about one change of one time."""
RHYTHM = ("rule", "first_on", "hour", "zone")
AGREED_ON = (*RHYTHM, "name", "words", "minutes")
"""What both say yes to: whoever would change one of these asks for the other's yes."""
MOST_CHANGED = 3
"""So many times ahead can be moved or left out without a yes: more would be another rhythm."""
MOST_WAITING = 12
"""So many rituals of one person can wait for the other's yes."""


class TooManyChanges(ValueError):
    """So many times ahead are moved or left out already that one more is for both to say."""


class TooManyProposals(ValueError):
    """So much of one person's waits for the other's yes that nothing more is asked."""


@dataclass(frozen=True, slots=True)
class RitualData:
    """What is said of a ritual."""

    name: str
    rule: str
    first_on: date
    hour: time
    zone: str
    words: str = ""
    minutes: int = 60
    template: str = ""


@act
def propose(data: RitualData) -> Ritual:
    """The viewer would like this to be something of both: their yes is given with it, it begins with the other's.

    Raises TooManyProposals.
    """
    viewer = current_viewer()
    ritual = Ritual(couple_id=viewer.couple, template=data.template)
    _refuse_many(viewer, ritual)
    fill(ritual, data, viewer.person_id)
    ritual.save(force_insert=True)
    RitualYes.objects.create(couple_id=ritual.couple_id, ritual=ritual, person_id=viewer.person_id)
    audit.record("ritual.proposed", ritual)
    _tell(PROPOSED, ritual)
    return ritual


@act
def update(ritual: Ritual, data: RitualData, *, version: int) -> Ritual:
    """Propose a change: what both have goes on until the other says yes to it. What only the viewer said yes to changes at once.

    The same as it is takes back what the viewer proposed. Raises EditConflict, with the newer words, when somebody changed it
    since `version` was read, or while what the other proposed waits.
    """
    viewer, locked = current_viewer(), lock(ritual)
    was = locked.proposed or locked
    if locked.version != version or locked.ended_at or locked.proposed_by_id not in {None, viewer.person_id}:
        raise EditConflict({name: getattr(was, name) for name in AGREED_ON}, locked.version)
    if all(getattr(was, name) == getattr(data, name) for name in AGREED_ON):
        return locked
    if RitualYes.objects.filter(ritual=locked).exclude(person_id=viewer.person_id).exists():
        locked.propose({name: getattr(data, name) for name in AGREED_ON}, viewer.person_id)
        asks = locked.proposed_by_id is not None
    else:
        asks = True
        fill(locked, data, viewer.person_id)
        _ask_again(locked, viewer.person_id)
    locked.version += 1
    locked.save()
    audit.record("ritual.changed", locked)
    if asks:
        _tell(CHANGED, locked)
    else:
        partner_events.take_back(CHANGED, locked.pk)
    return locked


@act
def rest(ritual: Ritual) -> None:
    """Either lets it rest: no reminders, and everything stays."""
    locked = lock(ritual)
    if locked.rested_at is None and locked.ended_at is None:
        locked.rested_at, locked.rested_by_id = now(), current_viewer().person_id
        _save_state(locked, RESTED)
        audit.record("ritual.rested", locked)


@act
def resume(ritual: Ritual) -> Ritual:
    """Either takes it up again, also one that had been ended.

    Whoever laid it down themselves does so alone, while it is what both said yes to; else it waits for the other's yes.
    Raises TooManyProposals.
    """
    viewer, locked = current_viewer(), lock(ritual)
    if locked.rested_at is not None or locked.ended_at is not None:
        is_own = {locked.rested_by_id, locked.ended_by_id} <= {viewer.person_id, None}
        was_agreed = locked.active_since is not None
        if not (is_own and was_agreed):
            _refuse_many(viewer, ritual)
        if not is_own:
            _ask_again(locked, viewer.person_id)
        locked.rested_at = locked.rested_by_id = locked.ended_at = locked.ended_by_id = None
        asks = locked.active_since is None and viewer.person_id in agreed(locked)
        _save_state(locked, (ASKED if was_agreed else PROPOSED) if asks else RESUMED)
        audit.record("ritual.resumed", locked)
    return locked


@act
def end(ritual: Ritual) -> None:
    """Either ends it; what was done and written stays to be read."""
    locked = lock(ritual)
    if locked.ended_at is None:
        locked.ended_at, locked.ended_by_id = now(), current_viewer().person_id
        locked.propose({}, None)
        _save_state(locked, ENDED)
        audit.record("ritual.ended", locked)


@act
def skip(ritual: Ritual, occurrence: date) -> OccasionChange | None:
    """Leave one time out, for both; None for a day that is none of its times ahead. Raises TooManyChanges."""
    return _change(ritual, occurrence, LEFT_OUT)


@act
def move(ritual: Ritual, occurrence: date, *, to_day: date, to_hour: time) -> OccasionChange | None:
    """One time is on another day, or at another hour; None for a day that is none of its times ahead.

    Raises TooManyChanges.
    """
    return _change(ritual, occurrence, TIME_MOVED, to_day, to_hour)


@act
def restore(ritual: Ritual, occurrence: date) -> bool:
    """A time that was left out or moved is where the rule has it again; False once that day, or what they did, is over."""
    locked = lock(ritual)
    if occurrence < _today(locked) or is_over(locked, occurrence):
        return False
    for change in OccasionChange.objects.filter(ritual=locked, occurrence=occurrence, undone_at=None):
        _undo(locked, change)
        _tell(PUT_BACK, change)
    return True


def _change(
    ritual: Ritual, occurrence: date, event: str, to_day: date | None = None, to_hour: time | None = None
) -> OccasionChange | None:
    locked = lock(ritual)
    standing, day = standing_changes(locked), _today(locked)
    before = next((each for each in standing if each.occurrence == occurrence), None)
    if (
        locked.state != "active"
        or not occasions.is_ahead(locked, before, occurrence, day)
        or is_over(locked, occurrence)
    ):
        return None
    others = [each for each in standing if each.occurrence != occurrence and each.latest >= day]
    if before is None and len(others) >= MOST_CHANGED:
        raise TooManyChanges
    for earlier in OccasionChange.objects.filter(ritual=locked, occurrence=occurrence).order_by("-at", "-pk")[:1]:
        _undo(locked, earlier)
    change = OccasionChange.objects.create(
        couple_id=locked.couple_id,
        ritual=locked,
        occurrence=occurrence,
        to_day=to_day,
        to_hour=to_hour,
        person_id=current_viewer().person_id,
    )
    reminders.leave_out(locked, change)
    _tell(event, change)
    return change


def _undo(ritual: Ritual, change: OccasionChange) -> None:
    """It does not stand any more, and what either was told of it does not hold."""
    if OccasionChange.objects.filter(pk=change.pk, undone_at=None).update(undone_at=now()):
        reminders.take_back(ritual, change)
    for event in (TIME_MOVED, LEFT_OUT, PUT_BACK):
        partner_events.take_back(event, change.pk)
        partner_events.answer(event, change.pk)


def forget_changes(ritual: Ritual) -> None:
    """Of single times: what was said of those ahead falls back, since they are the rule's no more."""
    for change in standing_changes(ritual):
        if change.latest >= _today(ritual):
            _undo(ritual, change)


def _refuse_many(viewer: Viewer, one_more: Ritual) -> None:
    if asked_by(viewer).exclude(pk=one_more.pk).count() >= MOST_WAITING:
        raise TooManyProposals


def _ask_again(ritual: Ritual, person_id: UUID) -> None:
    """It waits for the other's yes, with this one's given. Does not save."""
    others = RitualYes.objects.filter(ritual=ritual, withdrawn_at=None).exclude(person_id=person_id)
    others.update(withdrawn_at=now())
    RitualYes.objects.get_or_create(couple_id=ritual.couple_id, ritual=ritual, person_id=person_id, withdrawn_at=None)
    ritual.active_since = None


def _save_state(ritual: Ritual, event: str) -> None:
    ritual.save()
    reminders.sync(ritual)
    _tell(event, ritual)


def _today(ritual: Ritual) -> date:
    return today(ZoneInfo(ritual.zone))


def fill(ritual: Ritual, data: RitualData | Ritual, person_id: UUID | None) -> None:
    """The ritual is as somebody says, and what is new in it is theirs. Does not save."""
    if ritual._state.adding or ritual.name != data.name:
        ritual.named_by_id = person_id
    if ritual._state.adding or ritual.words != data.words:
        ritual.worded_by_id = person_id if data.words else None  # nobody wrote what is not there
    for name in ("name", "words", "minutes", *RHYTHM):
        setattr(ritual, name, getattr(data, name))


def _tell(event: str, about: Ritual | OccasionChange) -> None:
    partner_events.tell_partner(event, about.pk, occasion=now().isoformat())
