"""Commitments: what one partner promises for an intention, and what becomes of each occurrence: kept, moved, let go.

Only its maker says anything of it. An occurrence that passes unanswered stays open until they do; nothing is counted
against anybody.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from our2souls.intentions.commitments import occurrences, reminders
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.models import RevisitAnswer
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CommitmentData:
    """What is said when something is promised: `rule` is empty for once, `on` its day or its first one."""

    words: str
    if_step: str = ""
    then_step: str = ""
    on: date | None = None
    rule: str = ""


@act
def create(intention: Intention, data: CommitmentData, *, answer: RevisitAnswer | None = None) -> Commitment:
    """The viewer promises something for an intention, perhaps what they answered in a revisit.

    The same answer is promised once. Raises ValueError for a rule without a first day, NotPermitted for the other's answer.
    """
    viewer = current_viewer()
    if data.rule and data.on is None:
        msg = "What comes round needs a first day."
        raise ValueError(msg)
    if answer is not None:
        if answer.person_id != viewer.person_id:
            msg = "Each promises for themselves."
            raise NotPermitted(msg)
        Intention.objects.select_for_update().get(pk=intention.pk)
        if existing := Commitment.objects.filter(answer=answer).first():
            return existing
    first = data.on or today("UTC")
    commitment = Commitment.objects.create(
        couple_id=intention.couple_id,
        intention=intention,
        person_id=viewer.person_id,
        words=data.words,
        if_step=data.if_step,
        then_step=data.then_step,
        rule=data.rule,
        first_on=first,
        dated=data.on is not None,
        next_occurrence=first,
        next_due=data.on,
        answer=answer,
    )
    intention_history.record(intention, "promised", after=data.words)
    audit.record("commitment.made", commitment)
    reminders.sync(commitment)
    return commitment


@act
def update(commitment: Commitment, data: CommitmentData, *, version: int) -> Commitment:
    """Change its words; its day or rule too as long as nothing was said of any occurrence (later, a day is moved).

    Raises EditConflict, with the newer words, when it was changed since `version` was read.
    """
    locked = _lock_own(commitment)
    if locked.version != version:
        raise EditConflict(
            {"words": locked.words, "if_step": locked.if_step, "then_step": locked.then_step}, locked.version
        )
    before = locked.words
    locked.words, locked.if_step, locked.then_step = data.words, data.if_step, data.then_step
    if not is_answered(locked):
        locked.rule, locked.dated = data.rule, data.on is not None
        locked.first_on = data.on or locked.first_on
        locked.next_occurrence, locked.next_due = locked.first_on, data.on
    locked.version += 1
    locked.save()
    intention_history.record(locked.intention, "promise.changed", before=before, after=locked.words)
    reminders.sync(locked)
    return locked


def is_answered(commitment: Commitment) -> bool:
    """Whether anything was ever said of one of its occurrences."""
    return OccurrenceOutcome.objects.filter(commitment=commitment).exists()


def mark_kept(commitment: Commitment, occurrence: date) -> OccurrenceOutcome | None:
    """The viewer kept it; None when this occurrence is answered already, or is none of its."""
    return _record_outcome(commitment, occurrence, "kept")


def mark_let_go(commitment: Commitment, occurrence: date, *, words: str = "") -> OccurrenceOutcome | None:
    """The viewer lets this occurrence go, with a sentence if they like; None as with `mark_kept`."""
    return _record_outcome(commitment, occurrence, "let-go", words=words)


def reschedule(commitment: Commitment, occurrence: date, *, to: date, words: str = "") -> OccurrenceOutcome | None:
    """The viewer moves this occurrence to another day, with a sentence if they like; None as with `mark_kept`."""
    return _record_outcome(commitment, occurrence, "moved", to=to, words=words)


@act
def let_go_overdue(commitment: Commitment, *, day: date, words: str = "") -> int:
    """Let go of every open occurrence before a day at once, each in its own row; says how many there were."""
    locked = _lock_own(commitment)
    passed = [each for each in open_days(locked, until=day) if each < day]
    for occurrence in passed:
        _create_outcome(locked, occurrence, "let-go", words=words)
    _set_next(locked)
    return len(passed)


@act
def undo(outcome: OccurrenceOutcome) -> None:
    """What was said of an occurrence counts no more; the row stays, and the occurrence is open as it was."""
    locked = _lock_own(outcome.commitment)
    if OccurrenceOutcome.objects.filter(pk=outcome.pk, undone_at=None).update(undone_at=now()):
        _set_next(locked, since=outcome.occurrence, again=True)


@act
def end(commitment: Commitment) -> None:
    """Its maker ends it: no more occurrences; what was said of the earlier ones stays."""
    locked = _lock_own(commitment)
    if locked.ended_at is None:
        locked.ended_at, locked.next_due = now(), None
        locked.save(update_fields=["ended_at", "next_due"])
        intention_history.record(locked.intention, "promise.ended", before=locked.words)
        reminders.sync(locked)


@act
def resume(commitment: Commitment) -> None:
    """Its maker takes up again what they had ended."""
    locked = _lock_own(commitment)
    if locked.ended_at is not None:
        locked.ended_at = None
        locked.save(update_fields=["ended_at"])
        _set_next(locked)


def open_days(commitment: Commitment, *, until: date) -> list[date]:
    """Its unanswered occurrences until a day, and the next one after it: what its maker can say something of."""
    if not commitment.is_open or commitment.next_occurrence is None:
        return []
    if not commitment.rule:
        return [commitment.next_occurrence]
    ahead = recurrence.next_after(commitment.rule, commitment.first_on, until)
    return occurrences.open_until(
        commitment.rule,
        commitment.first_on,
        _answered_days(commitment, since=commitment.next_occurrence),
        since=commitment.next_occurrence,
        until=max(ahead, commitment.next_occurrence),
    )


def _lock_own(commitment: Commitment) -> Commitment:
    """The commitment, held until the act is through; raises NotPermitted unless the viewer made it."""
    locked = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if locked.person_id != current_viewer().person_id:
        msg = "A promise is its maker’s."
        raise NotPermitted(msg)
    return locked


@act
def _record_outcome(
    commitment: Commitment, occurrence: date, act: str, *, to: date | None = None, words: str = ""
) -> OccurrenceOutcome | None:
    locked = _lock_own(commitment)
    if occurrence not in open_days(locked, until=today("UTC") + A_DAY):  # it may be tomorrow already where they are
        return None
    outcome = _create_outcome(locked, occurrence, act, to=to, words=words)
    _set_next(locked)
    return outcome


def _create_outcome(
    commitment: Commitment, occurrence: date, act: str, *, to: date | None = None, words: str = ""
) -> OccurrenceOutcome:
    outcome = OccurrenceOutcome.objects.create(
        couple_id=commitment.couple_id,
        commitment=commitment,
        person_id=commitment.person_id,
        occurrence=occurrence,
        act=act,
        to_day=to,
        words=words,
    )
    reminders.silence(commitment, occurrence)
    return outcome


def _answered_days(commitment: Commitment, *, since: date) -> set[date]:
    rows = OccurrenceOutcome.objects.filter(
        commitment=commitment, occurrence__gte=since, undone_at=None, act__in=OccurrenceOutcome.ENDS
    )
    return set(rows.values_list("occurrence", flat=True))


def _set_next(commitment: Commitment, *, since: date | None = None, again: bool = False) -> None:
    """Find the earliest occurrence that is open now, and the day it is for, and remind of that."""
    begin = min(each for each in (commitment.next_occurrence, since, date.max) if each is not None)
    begin = commitment.first_on if begin == date.max else begin
    commitment.next_occurrence = occurrences.earliest_open(
        commitment.rule, commitment.first_on, _answered_days(commitment, since=begin), since=begin
    )
    commitment.next_due = _next_due(commitment)
    commitment.save(update_fields=["next_occurrence", "next_due"])
    reminders.sync(commitment, again=again)


def _next_due(commitment: Commitment) -> date | None:
    if commitment.next_occurrence is None:
        return None
    moves = OccurrenceOutcome.objects.filter(
        commitment=commitment, occurrence=commitment.next_occurrence, undone_at=None, act="moved"
    )
    moved = moves.order_by("-at", "-pk").first()
    if moved is not None:
        return moved.to_day
    return commitment.next_occurrence if commitment.dated else None
