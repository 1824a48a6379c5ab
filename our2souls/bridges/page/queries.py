"""A bridge as its page shows it now: what both read, and the viewer's own part of the step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from our2souls.bridges.core import dialogue, queries, state, text
from our2souls.bridges.core.dialogue import Dialogue
from our2souls.bridges.core.models import Agreement, Bridge, BridgeOption, BridgeSide, BridgeTurn, RevealedSide
from our2souls.bridges.options import ranking
from our2souls.bridges.options.ranking import Finding, OptionRating, RatedOption
from our2souls.people.couple_context import CoupleContext, Member


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option with whose it is, both ratings (A's, B's) and what is true of it; `is_bridge` as `ranking` has it."""

    option: BridgeOption
    by: Member | None
    ratings: tuple[tuple[Member, OptionRating], ...] = ()
    finding: Finding | None = None
    is_bridge: bool = False


@dataclass(frozen=True, slots=True)
class NeedCircles:
    """Needs of A alone, of both, and of B alone, in the reader's language; with what they named as common."""

    a: list[str]
    both: list[str]
    b: list[str]


@dataclass(frozen=True, slots=True)
class BridgePage:
    """What the page of a bridge shows, read in one go: ten queries at most, whatever lies in it."""

    bridge: Bridge
    dialogue: Dialogue
    side: BridgeSide | None
    shores: list[tuple[Member, RevealedSide]]
    turns: list[BridgeTurn]
    options: list[BridgeOption]
    agreement: Agreement | None
    signatures: list[Any]

    def ground(self) -> list[BridgeTurn]:
        """What they named as common."""
        return [turn for turn in self.turns if turn.kind == "ground"]

    def heard(self) -> list[BridgeTurn]:
        """The turns of listening."""
        return [turn for turn in self.turns if turn.kind != "ground"]

    def needs(self) -> NeedCircles:
        """The needs of both side by side; what both named stands in the middle."""
        found = {member.place: text.need_list(row.needs) for member, row in self.shores}
        a, b = found.get("a", []), found.get("b", [])
        both = [need for need in a if need in b]
        return NeedCircles(
            [need for need in a if need not in both],
            [*both, *(turn.words for turn in self.ground())],
            [need for need in b if need not in both],
        )

    def ranked(self) -> tuple[list[ShownOption], list[ShownOption]]:
        """Bridges in their order and the others, once both rated; an option that was not rated by both is in neither."""
        by_person = {member: row.ratings or {} for member, row in self.shores}
        rated = []
        for age, option in enumerate(self.options):
            pairs = [(member, _rating(ratings, option.pk)) for member, ratings in by_person.items()]
            if len(pairs) == len(self.dialogue.pair) and all(rating for _member, rating in pairs):
                rated.append(RatedOption(age, age, pairs[0][1], pairs[1][1]))  # type: ignore[arg-type]  # none is missing
        members = [member for member, _row in self.shores]
        found = ranking.rank(rated)
        bridges, others = (
            [self._shown(each.option, each.finding, members) for each in part] for part in (found.bridges, found.others)
        )
        return bridges, others

    def _shown(self, rated: RatedOption, finding: Finding, members: list[Member]) -> ShownOption:
        option = self.options[rated.key]
        by = next((member for member in members if member.id == option.person_id), None)
        return ShownOption(option, by, tuple(zip(members, (rated.a, rated.b), strict=True)), finding, rated.is_bridge)


def _rating(ratings: Mapping[str, list[int]], pk: UUID) -> OptionRating | None:
    pair = ratings.get(str(pk))
    return OptionRating(*pair) if pair else None


def page_of(bridge: Bridge, us: CoupleContext) -> BridgePage:
    """Everything that the page of a bridge shows to the viewer now; no more than its stage needs is asked for."""
    agreement = state.standing(bridge) if _is_past(bridge, "options") else None
    now = state.load(bridge, us.viewer, agreement)
    sides = queries.sides_of(bridge) if now.sides_are_open else {}
    both = sorted((member for member in (us.me, us.partner) if member), key=lambda member: member.place)
    return BridgePage(
        bridge=bridge,
        dialogue=now,
        side=BridgeSide.objects.filter(bridge=bridge).first(),
        shores=[(member, sides[member.id]) for member in both if member.id in sides],
        turns=queries.turns_of(bridge) if now.sides_are_open else [],
        options=queries.options_of(bridge) if _is_past(bridge, "ground") else [],
        agreement=agreement,
        signatures=queries.signatures_of(agreement) if agreement else [],
    )


def _is_past(bridge: Bridge, stage: dialogue.Stage) -> bool:
    return dialogue.STAGES.index(bridge.stage) > dialogue.STAGES.index(stage)
