"""A bridge as its page shows it now: what both read, in the order of the couple, and the viewer's own part of the step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from our2souls.bridges.core import dialogue, phrases, queries, state, text
from our2souls.bridges.core.dialogue import Dialogue
from our2souls.bridges.core.models import Agreement, Bridge, BridgeOption, BridgeSide, BridgeTurn, RevealedSide
from our2souls.bridges.options import ranking
from our2souls.bridges.options.ranking import OptionRating, RankedOption, RatedOption
from our2souls.bridges.options.text import sentence
from our2souls.lib.drawing.venn import Venn, venn
from our2souls.people.couple_context import CoupleContext, Member


@dataclass(frozen=True, slots=True)
class ShownSide:
    """What one of them wrote apart, as both read it."""

    face: Member
    dream: str
    story: str
    need_texts: list[str]
    fear: str
    core: str
    edge: str


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """One turn of listening."""

    face: Member | None
    kind: str
    words: str
    feeling_text: str


@dataclass(frozen=True, slots=True)
class ShownRating:
    """What one of them said of an option."""

    face: Member
    need: int
    live: int


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option with whose idea it was; with both ratings and what is true of it, once they are open."""

    row: BridgeOption
    face: Member | None
    ratings: tuple[ShownRating, ...] = ()
    sentence: str = ""
    is_bridge: bool = False
    is_best: bool = False

    @property
    def words(self) -> str:
        """Its writer's words."""
        words: str = self.row.words
        return words

    @property
    def pattern_text(self) -> str:
        """What kind of way it is, or nothing."""
        return phrases.pattern_label(self.row.pattern)


@dataclass(frozen=True, slots=True)
class ShownSign:
    """Whether one of them signed, and with which step of their own."""

    face: Member
    day: datetime | None
    step: str


@dataclass(frozen=True, slots=True)
class BridgePage:
    """What the page of a bridge shows, read in one go: ten queries at most, whatever lies in it."""

    bridge: Bridge
    us: CoupleContext
    dialogue: Dialogue
    side: BridgeSide | None
    revealed: list[tuple[Member, RevealedSide]]
    turns: list[BridgeTurn]
    options: list[BridgeOption]
    agreement: Agreement | None
    signatures: Sequence[Any]

    @property
    def both(self) -> list[Member]:
        """The two in the order of the couple."""
        return in_order(self.us)

    def sides(self) -> list[ShownSide]:
        """What each wrote."""
        return [
            ShownSide(member, row.dream, row.story, text.need_list(row.needs), row.fear, row.core, row.edge)
            for member, row in self.revealed
        ]

    def heard(self) -> list[ShownTurn]:
        """The turns of listening."""
        return [
            ShownTurn(self.us.face(turn.person_id), turn.kind, turn.words, text.feeling_word(turn.feeling))
            for turn in self.turns
            if turn.kind != "ground"
        ]

    def needs(self) -> Venn:
        """The needs of both side by side; in the middle what both named, and what they found together."""
        of_a, of_b = (text.need_list(row.needs) for _member, row in self.revealed)
        ground = [turn.words for turn in self.turns if turn.kind == "ground"]
        return venn([*of_a, *ground], [*of_b, *ground])

    def added(self) -> list[ShownOption]:
        """What stands, before the ratings are open."""
        return [ShownOption(row, self.us.face(row.person_id)) for row in self.options]

    def ranked(self) -> tuple[list[ShownOption], list[ShownOption]]:
        """Bridges in their order, and the others, once both rated; an option that was not rated by both is in neither."""
        rated = []
        for age, option in enumerate(self.options):
            pair = [(row.ratings or {}).get(str(option.pk)) for _member, row in self.revealed]
            if len(pair) == len(self.dialogue.pair) and all(pair):
                a, b = (OptionRating(*ratings) for ratings in pair if ratings)
                rated.append(RatedOption(age, age, a, b))
        found = ranking.rank(rated)
        bridges = [self._shown(each, is_best=not place) for place, each in enumerate(found.bridges)]
        return bridges, [self._shown(each) for each in found.others]

    def _shown(self, ranked: RankedOption, *, is_best: bool = False) -> ShownOption:
        rated = ranked.option
        row, both = self.options[rated.key], zip(self.both, (rated.a, rated.b), strict=True)
        return ShownOption(
            row,
            self.us.face(row.person_id),
            tuple(ShownRating(member, rating.need, rating.live) for member, rating in both),
            sentence(ranked.finding, self.us.me.place, self.us.their_name),
            rated.is_bridge,
            is_best,
        )

    def signs(self) -> list[ShownSign]:
        """Both, each with their signature if it is there."""
        rows = {each.person_id: each for each in self.signatures}
        return [
            ShownSign(
                member, rows[member.id].at if member.id in rows else None, getattr(rows.get(member.id), "step", "")
            )
            for member in self.both
        ]


def in_order(us: CoupleContext) -> list[Member]:
    """The two in the order of the couple: A's first, as everywhere."""
    return sorted((member for member in (us.me, us.partner) if member), key=lambda member: member.place)


def page_of(bridge: Bridge, us: CoupleContext) -> BridgePage:
    """Everything that the page of a bridge shows to the viewer now; no more than its stage needs is asked for."""
    agreement = state.standing(bridge) if _is_past(bridge, "options") else None
    now = state.load(bridge, us.viewer, agreement)
    rows = queries.sides_of(bridge) if now.sides_are_open else {}
    return BridgePage(
        bridge=bridge,
        us=us,
        dialogue=now,
        side=BridgeSide.objects.filter(bridge=bridge).first(),
        revealed=[(member, rows[member.id]) for member in in_order(us) if member.id in rows],
        turns=queries.turns_of(bridge) if now.sides_are_open else [],
        options=queries.options_of(bridge) if _is_past(bridge, "ground") else [],
        agreement=agreement,
        signatures=queries.signatures_of(agreement) if agreement else [],
    )


def _is_past(bridge: Bridge, stage: dialogue.Stage) -> bool:
    return dialogue.STAGES.index(bridge.stage) > dialogue.STAGES.index(stage)
