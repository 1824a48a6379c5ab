"""Commitments: what one partner promises for an intention, and what becomes of each occasion: kept, moved, let go.

Only its maker says anything of it. An occasion that passes unanswered stays open until they do; nothing is counted
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
def create(intention: Intention, promise: CommitmentData, *, answer: RevisitAnswer | None = None) -> Commitment:
    """The viewer promises something for an intention, perhaps what they answered in a revisit.

    The same answer is promised once. Raises ValueError for a rule without a first day, NotYours for the other's answer.
    """
    viewer = current_viewer()
    if promise.rule and promise.on is None:
        msg = "What comes round needs a first day."
        raise ValueError(msg)
    if answer is not None:
        if answer.person_id != viewer.person_id:
            msg = "Each promises for themselves."
            raise NotPermitted(msg)
        Intention.objects.select_for_update().get(pk=intention.pk)
        if made := Commitment.objects.filter(answer=answer).first():
            return made
    first = promise.on or today("UTC")
    held = Commitment.objects.create(
        couple_id=intention.couple_id,
        intention=intention,
        person_id=viewer.person_id,
        words=promise.words,
        if_step=promise.if_step,
        then_step=promise.then_step,
        rule=promise.rule,
        first_on=first,
        dated=promise.on is not None,
        open_occasion=first,
        open_due=promise.on,
        answer=answer,
    )
    intention_history.record(intention, "promised", after=promise.words)
    audit.record("commitment.made", held)
    reminders.sync(held)
    return held


@act
def update(commitment: Commitment, promise: CommitmentData, *, version: int) -> Commitment:
    """Change its words; its day or rule too as long as nothing was said of any occasion (later, a day is moved).

    Raises EditConflict, with the newer words, when it was changed since `version` was read.
    """
    held = _mine(commitment)
    if held.version != version:
        raise EditConflict({"words": held.words, "if_step": held.if_step, "then_step": held.then_step}, held.version)
    before = held.words
    held.words, held.if_step, held.then_step = promise.words, promise.if_step, promise.then_step
    if not is_answered(held):
        held.rule, held.dated = promise.rule, promise.on is not None
        held.first_on = promise.on or held.first_on
        held.open_occasion, held.open_due = held.first_on, promise.on
    held.version += 1
    held.save()
    intention_history.record(held.intention, "promise.changed", before=before, after=held.words)
    reminders.sync(held)
    return held


def is_answered(commitment: Commitment) -> bool:
    """Whether anything was ever said of one of its occasions."""
    return OccurrenceOutcome.objects.filter(commitment=commitment).exists()


def mark_kept(commitment: Commitment, occasion: date) -> OccurrenceOutcome | None:
    """The viewer kept it; None when this occasion is answered already, or is none of its."""
    return _say(commitment, occasion, "kept")


def mark_let_go(commitment: Commitment, occasion: date, *, words: str = "") -> OccurrenceOutcome | None:
    """The viewer lets this occasion go, with a sentence if they like; None as with `keep`."""
    return _say(commitment, occasion, "let-go", words=words)


def reschedule(commitment: Commitment, occasion: date, *, to: date, words: str = "") -> OccurrenceOutcome | None:
    """The viewer moves this occasion to another day, with a sentence if they like; None as with `keep`."""
    return _say(commitment, occasion, "moved", to=to, words=words)


@act
def let_go_overdue(commitment: Commitment, *, day: date, words: str = "") -> int:
    """Let go of every open occasion before a day at once, each in its own row; says how many there were."""
    held = _mine(commitment)
    passed = [each for each in open_occasions(held, until=day) if each < day]
    for occasion in passed:
        _write(held, occasion, "let-go", words=words)
    _settle(held)
    return len(passed)


@act
def undo(keeping: OccurrenceOutcome) -> None:
    """What was said of an occasion counts no more; the row stays, and the occasion is open as it was."""
    held = _mine(keeping.commitment)
    if OccurrenceOutcome.objects.filter(pk=keeping.pk, undone_at=None).update(undone_at=now()):
        _settle(held, since=keeping.occasion, again=True)


@act
def end(commitment: Commitment) -> None:
    """Its maker ends it: no more occasions; what was said of the earlier ones stays."""
    held = _mine(commitment)
    if held.ended_at is None:
        held.ended_at, held.open_due = now(), None
        held.save(update_fields=["ended_at", "open_due"])
        intention_history.record(held.intention, "promise.ended", before=held.words)
        reminders.sync(held)


@act
def resume(commitment: Commitment) -> None:
    """Its maker takes up again what they had ended."""
    held = _mine(commitment)
    if held.ended_at is not None:
        held.ended_at = None
        held.save(update_fields=["ended_at"])
        _settle(held)


def open_occasions(commitment: Commitment, *, until: date) -> list[date]:
    """Its unanswered occasions until a day, and the next one after it: what its maker can say something of."""
    if not commitment.is_open or commitment.open_occasion is None:
        return []
    if not commitment.rule:
        return [commitment.open_occasion]
    ahead = recurrence.next_after(commitment.rule, commitment.first_on, until)
    return occurrences.open_until(
        commitment.rule,
        commitment.first_on,
        _answered(commitment, since=commitment.open_occasion),
        since=commitment.open_occasion,
        until=max(ahead, commitment.open_occasion),
    )


def _mine(commitment: Commitment) -> Commitment:
    """The commitment, held until the act is through; raises NotYours unless the viewer made it."""
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if held.person_id != current_viewer().person_id:
        msg = "A promise is its maker’s."
        raise NotPermitted(msg)
    return held


@act
def _say(
    commitment: Commitment, occasion: date, act: str, *, to: date | None = None, words: str = ""
) -> OccurrenceOutcome | None:
    held = _mine(commitment)
    if occasion not in open_occasions(held, until=today("UTC") + A_DAY):  # it may be tomorrow already where they are
        return None
    said = _write(held, occasion, act, to=to, words=words)
    _settle(held)
    return said


def _write(held: Commitment, occasion: date, act: str, *, to: date | None = None, words: str = "") -> OccurrenceOutcome:
    said = OccurrenceOutcome.objects.create(
        couple_id=held.couple_id,
        commitment=held,
        person_id=held.person_id,
        occasion=occasion,
        act=act,
        to_day=to,
        words=words,
    )
    reminders.silence(held, occasion)
    return said


def _answered(held: Commitment, *, since: date) -> set[date]:
    rows = OccurrenceOutcome.objects.filter(
        commitment=held, occasion__gte=since, undone_at=None, act__in=OccurrenceOutcome.ENDS
    )
    return set(rows.values_list("occasion", flat=True))


def _settle(held: Commitment, *, since: date | None = None, again: bool = False) -> None:
    """Find the earliest occasion that is open now, and the day it is for, and remind of that."""
    begin = min(each for each in (held.open_occasion, since, date.max) if each is not None)
    begin = held.first_on if begin == date.max else begin
    held.open_occasion = occurrences.earliest_open(held.rule, held.first_on, _answered(held, since=begin), since=begin)
    held.open_due = _due(held)
    held.save(update_fields=["open_occasion", "open_due"])
    reminders.sync(held, again=again)


def _due(held: Commitment) -> date | None:
    if held.open_occasion is None:
        return None
    moves = OccurrenceOutcome.objects.filter(commitment=held, occasion=held.open_occasion, undone_at=None, act="moved")
    moved = moves.order_by("-at", "-pk").first()
    if moved is not None:
        return moved.to_day
    return held.open_occasion if held.dated else None
