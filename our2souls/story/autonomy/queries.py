"""The facts that statements rest on, read from one's own rows and from what both see; a few queries, whatever the past."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.bridges.core import queries as bridge_queries
from our2souls.dreams import queries as dream_queries
from our2souls.intentions.commitments import queries as commitment_queries
from our2souls.intentions.core import queries as intention_queries
from our2souls.lib.clock import today
from our2souls.privacy.audiences import sharing
from our2souls.privacy.viewer import Viewer
from our2souls.story.autonomy import definitions
from our2souls.story.autonomy.facts import BridgeFact, CommitmentFacts, DreamFact, DreamState, IntentionFact
from our2souls.story.autonomy.models import SharedStatement
from our2souls.story.autonomy.statements import KINDS, CarriedCommitments, LastDream, Proposals, Statement
from our2souls.vision.notes import queries as note_queries

NAMED = 5
"""So many open commitments are named at most."""


@dataclass(frozen=True, slots=True)
class StatementsOfMine:
    """What can be said to the viewer about themselves, and what is named in it, for them alone.

    `dreams` are theirs by their ids; `names` holds the words of other things that a statement rests on, by its kind.
    """

    statements: list[Statement]
    dreams: dict[UUID, Any]
    names: dict[str, list[str]]


def of_viewer(viewer: Viewer, zone: ZoneInfo) -> StatementsOfMine:
    """Every statement that rests on enough, in the order of the page; ten queries at most."""
    day = today(zone)
    dreams = dream_queries.own_with_last_event(viewer)
    facts = list(_dream_facts(dreams, zone))
    found: list[Statement | None] = [
        definitions.own_dreams(facts, day),
        definitions.last_dream([each.written for each in facts], day),
    ]
    names: dict[str, list[str]] = {LastDream.kind: [row.line for row in dreams[:1]]}
    if viewer.couple_id is not None:
        chosen = intention_queries.chosen_with_origin(_begin(day - definitions.YEARS, zone))
        found += [
            definitions.proposals(_intention_facts(chosen, zone), day),
            definitions.commitments(_commitment_facts(viewer, day, zone)),
            definitions.bridges(bridge_facts(viewer, day, zone), day),
        ]
        names |= {
            Proposals.kind: [row.name for row in chosen if row.is_my_proposal],
            CarriedCommitments.kind: [row.words for row in commitment_queries.own_open(NAMED)],
        }
    return StatementsOfMine(definitions.there_are(found), {row.pk: row for row in dreams}, names)


def bridge_facts(viewer: Viewer, day: date, zone: ZoneInfo) -> Iterable[BridgeFact]:
    """The viewer's bridges that were agreed on by an option, with their own ratings and nobody else's; two queries."""
    for agreement, side in bridge_queries.agreed_by_option(_begin(day - definitions.YEARS, zone)):
        ratings = (side.ratings if side else None) or {}
        agreed = ratings.get(str(agreement.option_id))
        if side is None or agreed is None or agreement.option is None or agreement.signed_at is None:
            continue
        yield BridgeFact(
            _day(agreement.signed_at, zone),
            mine=agreement.option.person_id == viewer.person_id,
            need_in_agreed=agreed[0],
            need_in_best=max(need for need, _live in ratings.values() if need is not None),
            pressed=(side.feelings or {}).get("pressed"),
        )


def _dream_facts(rows: Iterable[Any], zone: ZoneInfo) -> Iterable[DreamFact]:
    """A step is anything its owner did with a dream: in its history, in an intention, in a vision note on it."""
    woven, noted = intention_queries.when_dreams_were_brought(), note_queries.latest_on("dream")
    for row in rows:
        steps = (row.made_at, row.last_event_at, woven.get(row.pk), noted.get(row.pk))
        latest: datetime = max(step for step in steps if step is not None)
        yield DreamFact(row.pk, _day(row.made_at, zone), _day(latest, zone), _state(row))


def _state(row: Any) -> DreamState:
    if row.came_true_on is not None:
        return "came_true"
    if row.let_go_at is not None:
        return "let_go"
    return "resting" if row.rested_at is not None else "alive"


def _intention_facts(chosen: Iterable[Any], zone: ZoneInfo) -> list[IntentionFact]:
    return [IntentionFact(_day(row.active_since, zone), row.is_my_proposal, row.holds_my_dream) for row in chosen]


def _commitment_facts(viewer: Viewer, day: date, zone: ZoneInfo) -> CommitmentFacts:
    by_person = commitment_queries.open_by_person()
    kept_count = commitment_queries.own_outcomes_kept(_begin(day - definitions.RECENT, zone))
    return CommitmentFacts(sum(by_person.values()), by_person.get(viewer.person_id, 0), kept_count)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), tzinfo=zone)


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """A statement that the viewer shared: the copy, and whether anybody reads it now. Once two have parted nobody does."""

    row: SharedStatement
    is_shared: bool


def shared_by_viewer(viewer: Viewer) -> list[OwnCopy]:
    """What the viewer shared of themselves, in the order of the page; two queries."""
    rows = _in_order(SharedStatement.objects.filter(owner_id=viewer.person_id, kind__in=KINDS))
    levels = sharing.levels_of([row.pk for row in rows])
    return [OwnCopy(row, row.pk in levels) for row in rows]


def shared_by_partner(viewer: Viewer) -> list[SharedStatement]:
    """What the partner shares of themselves with the viewer now, in the order of the page; one query."""
    if viewer.partner_id is None:
        return []
    return _in_order(SharedStatement.shared_with_me.filter(owner_id=viewer.partner_id, kind__in=KINDS))


def _in_order(rows: Iterable[SharedStatement]) -> list[SharedStatement]:
    order = list(KINDS)
    return sorted(rows, key=lambda row: order.index(row.kind))
