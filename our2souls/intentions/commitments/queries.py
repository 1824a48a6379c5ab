"""What was promised, as pages show it: of one intention, on one's own list, on home. A few queries, however long the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import RowNumber, TruncMonth
from django.utils.translation import gettext as _

from our2souls.intentions.commitments import text as commitment_text
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core import states
from our2souls.intentions.core.models import Intention
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.pagination import newest_first

ON_HOME, OF_EACH, OPEN_LIST, PER_PAGE = 4, 5, 200, 30
NEAR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment as a list shows it: whose, what there is to say of it now, and what a tick would answer."""

    commitment: Commitment
    face: Any
    mine: bool
    text: str
    rhythm: str
    words: str
    done: bool
    gone: bool
    tickable: bool
    key: str
    """Where its element stands on a page: the focus comes back to it."""


def key_of(commitment: Commitment) -> str:
    """What a page calls a commitment’s row, to lead back to it."""
    return f"c-{commitment.pk}"


def _row(commitment: Commitment, outcomes: Sequence[OccurrenceOutcome], us: Any, day: date) -> CommitmentRow:
    mine = commitment.person_id == us.me.id
    last = next((each for each in reversed(outcomes) if each.act in OccurrenceOutcome.ENDS), None)
    later = commitment.next_due is not None and commitment.next_due > day
    sentences, done = [], False
    if last is not None and (not commitment.is_open or (later and last.act == "kept")):
        sentences.append(commitment_text.end_words(last, _moves(outcomes, last.occurrence), day))
        done = last.act == "kept"
    if commitment.is_open:
        sentences.append(_open(commitment, outcomes, day, mine=mine))
    elif commitment.ended_at is not None:
        sentences = [_("Ended on %(day)s.") % {"day": commitment_text.moment_words(commitment.ended_at, day)}]
    words = _sentence(outcomes, commitment.next_occurrence) if commitment.is_open else (last.words if last else "")
    return CommitmentRow(
        commitment=commitment,
        face=us.face(commitment.person_id),
        mine=mine,
        text=" ".join(sentences),
        rhythm=commitment_text.rule_words(commitment.rule, commitment.first_on),
        words=words,
        done=done,
        gone=not commitment.is_open and not done,
        tickable=mine and commitment.is_open and not done,
        key=key_of(commitment),
    )


def _open(commitment: Commitment, outcomes: Sequence[OccurrenceOutcome], day: date, *, mine: bool) -> str:
    moves = _moves(outcomes, commitment.next_occurrence)
    return commitment_text.open_words(commitment.next_due, day, mine=mine, once=not commitment.rule, moves=moves)


def _moves(outcomes: Sequence[OccurrenceOutcome], occurrence: date | None) -> list[OccurrenceOutcome]:
    return [each for each in outcomes if each.act == "moved" and each.occurrence == occurrence]


def _sentence(outcomes: Sequence[OccurrenceOutcome], occurrence: date | None) -> str:
    """What was said with the latest move of the open occurrence."""
    return next((each.words for each in reversed(_moves(outcomes, occurrence))), "")


def _latest(rows: Sequence[Commitment]) -> dict[UUID, list[OccurrenceOutcome]]:
    """What was said of the open occurrence of each and of the one answered last, oldest first; one query."""
    ids = [row.pk for row in rows]
    last = OccurrenceOutcome.objects.filter(
        commitment=OuterRef("commitment"), undone_at=None, act__in=OccurrenceOutcome.ENDS
    ).order_by("-occurrence")
    here = Q(occurrence=F("commitment__next_occurrence")) | Q(occurrence=Subquery(last.values("occurrence")[:1]))
    found: dict[UUID, list[OccurrenceOutcome]] = {pk: [] for pk in ids}
    for outcome in OccurrenceOutcome.objects.filter(here, commitment__in=ids, undone_at=None).order_by("at", "pk"):
        found[outcome.commitment_id].append(outcome)
    return found


def _rows(rows: Sequence[Commitment], us: Any, day: date) -> list[CommitmentRow]:
    outcomes = _latest(rows)
    return [_row(row, outcomes[row.pk], us, day) for row in rows]


_BY_DAY = (F("next_due").asc(nulls_last=True), F("made_at").desc(), F("pk").asc())
_CLOSED = Case(
    When(Q(next_occurrence=None) | Q(ended_at__isnull=False), then=1), default=0, output_field=IntegerField()
)
"""Open ones by their day, then what is without one, then what is done."""


def one(commitment: Commitment, us: Any, day: date) -> CommitmentRow:
    """A single commitment, as a list shows it."""
    return _rows([commitment], us, day)[0]


def of_page(intention: Intention, us: Any, day: date) -> dict[str, object]:
    """The context of an intention's page: what each promised, one's own first, a few of each. Two queries."""
    rows = list(
        Commitment.objects.filter(intention=intention)
        .annotate(nth=Window(RowNumber(), partition_by=F("person"), order_by=[_CLOSED.asc(), *_BY_DAY]))
        .filter(nth__lte=OF_EACH + 1)
        .order_by("nth")
    )
    commitment_rows = _rows(rows, us, day)
    faces = sorted(us.faces, key=lambda face: face.id != us.me.id)
    by_member = [(face, [each for each in commitment_rows if each.commitment.person_id == face.id]) for face in faces]
    return {
        "commitments_by_member": [(face, each[:OF_EACH]) for face, each in by_member if each],
        "more_commitments": any(len(each) > OF_EACH for _face, each in by_member),
    }


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One answered occurrence of a list of what is done."""

    outcome: OccurrenceOutcome
    face: Any
    text: str


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """What is open, what rests with its intention, what is done, and the key of the next page of that ("" on the last)."""

    open: list[CommitmentRow]
    resting: list[CommitmentRow]
    done: list[OutcomeRow]
    following: str


def listing(us: Any, day: date, *, intention: Intention | None = None, before: str = "") -> CommitmentList:
    """All that the viewer promised, or all that both promised for one intention; `before` is a key of an earlier page."""
    scope = {"person_id": us.me.id} if intention is None else {"intention": intention}
    standing = Commitment.objects.filter(**scope, ended_at=None).exclude(next_occurrence=None)
    rows = list(standing.select_related("intention").order_by(*_BY_DAY)[:OPEN_LIST])
    commitment_rows = _rows(rows, us, day)
    answered_by = {"person_id": us.me.id} if intention is None else {"commitment__intention": intention}
    answered = OccurrenceOutcome.objects.filter(**answered_by, undone_at=None, act__in=OccurrenceOutcome.ENDS)
    answered = answered.select_related("commitment", "commitment__intention")
    found = newest_first(answered, before, by=("at",), size=PER_PAGE)
    return CommitmentList(
        open=[each for each in commitment_rows if intention is not None or each.commitment.intention.state == "active"],
        resting=[each for each in commitment_rows if intention is None and each.commitment.intention.state != "active"],
        done=[
            OutcomeRow(each, us.face(each.person_id), commitment_text.end_words(each, (), day)) for each in found.rows
        ],
        following=found.following,
    )


def history(commitment: Commitment, us: Any, day: date, limit: int = PER_PAGE) -> list[OutcomeRow]:
    """What its maker said of its occurrences, newest first."""
    rows = OccurrenceOutcome.objects.filter(commitment=commitment, undone_at=None).order_by("-at", "-pk")[:limit]
    return [OutcomeRow(each, us.face(each.person_id), commitment_text.outcome_words(each, day)) for each in rows]


def answered_by_month(first: date, last: date) -> list[tuple[date, str, int]]:
    """What the two answered of promises whose day lies between two days, both included: month, "kept" or "let-go", how many.

    Of both together, never of each; what nobody answered is not in it. One query.
    """
    rows = OccurrenceOutcome.objects.filter(
        undone_at=None, act__in=OccurrenceOutcome.ENDS, occurrence__range=(first, last)
    )
    by_month = rows.annotate(month=TruncMonth("occurrence")).order_by().values_list("month", "act")
    return list(by_month.annotate(number=Count("pk")))


def _soonest(until: date) -> QuerySet[Commitment]:
    rows = Commitment.objects.filter(
        states.active("intention__"), person_id=current_viewer().person_id, ended_at=None, next_due__lte=until
    )
    return rows.select_related("intention").order_by("next_due", "pk")[:ON_HOME]


_home = CachedQuery(_soonest, until=date)


def for_home(us: Any, day: date) -> list[CommitmentRow]:
    """The few that the viewer promised and whose day is past or near, soonest first; one query."""
    return [_row(commitment, (), us, day) for commitment in _home(until=day + NEAR)]


def _in_active() -> QuerySet[Commitment]:
    return Commitment.objects.filter(states.active("intention__"), ended_at=None).exclude(next_occurrence=None)


def open_by_person() -> dict[UUID, int]:
    """How many commitments of active intentions are open, by who made them; one query. Both partners see these."""
    return dict(_in_active().order_by().values("person").annotate(n=Count("pk")).values_list("person", "n"))


def own_open(limit: int) -> list[Commitment]:
    """The viewer's own of these, what is due soonest first; one query."""
    rows = _in_active().filter(person_id=current_viewer().person_id)
    return list(rows.order_by(*_BY_DAY)[:limit])


def own_outcomes_kept(since: datetime) -> int:
    """How often the viewer said “kept” since a moment; one query."""
    rows = OccurrenceOutcome.objects.filter(person_id=current_viewer().person_id, act="kept", undone_at=None)
    return rows.filter(at__gte=since).count()
