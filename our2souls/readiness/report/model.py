"""What two showed each other, laid out for a talk: areas, topics, values and how they know each other.

What it holds is `builder`'s business, its words are in `text`; here is what can be read out of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal
from uuid import UUID

from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import Area, Instrument, Item, Part
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.scoring import alignment, understanding
from our2souls.readiness.scoring import talk_first as scoring_talk_first
from our2souls.readiness.scoring import values as scoring_values
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.statements import Counts
from our2souls.readiness.sittings.models import Reveal

State = Literal["talk", "explore", "ready", "ease", ""]


@dataclass(frozen=True, slots=True)
class TopicReport:
    """One opened topic: the item, what both said, whether they differ, and where it belongs on the map of who knows what."""

    item: Item
    topic: TopicPair
    area: Area
    cell: str
    firm: bool
    differs: bool = False

    @property
    def key(self) -> str:
        """The topic's key, as addresses carry it."""
        return self.item.key

    @property
    def distance(self) -> int:
        """How far apart the two wishes are, 0..4, at least 2 across a line; 0 without both answers."""
        return alignment.distance(self.topic) or 0


@dataclass(frozen=True, slots=True)
class AreaReport:
    """One area as the two see it: closed, or with what was opened of it.

    `pressed` is the viewer's own press and nobody else's. `number` is the alignment where enough is comparable, `state` the
    label; the short form gives neither. `aside` are the topics that both call no question for them.
    """

    area: Area
    opened: bool
    closed_forms: tuple[str, ...]
    pressed: frozenset[str] = frozenset()
    topics: tuple[TopicReport, ...] = ()
    aside: tuple[Item, ...] = ()
    counts: Counts | None = None
    number: float | None = None
    state: State = ""
    both: int = 0
    asked: int = 0
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def distance(self) -> float:
        """How far apart its pair mark stands, in the mark's own units (circles.NEAREST to FARTHEST)."""
        return 26 - 22.5 * (self.number if self.number is not None else 0.5)

    @property
    def is_cards(self) -> bool:
        """Whether it is the area of the value cards, which has a picture and no state."""
        return self.opened and not self.asked


@dataclass(frozen=True, slots=True)
class ValuesReport:
    """The value cards of both: how alike the profiles are in a word, both top fives, what each guessed."""

    likeness: str
    only_a: tuple[Item, ...]
    both: tuple[Item, ...]
    only_b: tuple[Item, ...]
    high: tuple[Item, ...]
    hits_a: int | None
    hits_b: int | None


@dataclass(frozen=True)
class Report:
    """A sitting as both read it. `a` and `b` are the partners by their places, never first and second."""

    sitting: Sitting
    instrument: Instrument
    areas: tuple[AreaReport, ...]
    disclosed: dict[UUID, dict[str, dict[str, Any]]]
    a: UUID
    b: UUID
    follow_ups: tuple[FollowUp, ...]
    reveals: tuple[Reveal, ...] = ()

    @cached_property
    def revealed(self) -> bool:
        """Whether both have looked: until then there is no report."""
        return bool(self.reveals)

    @cached_property
    def opened_on(self) -> datetime:
        """When both first looked."""
        return min(reveal.at for reveal in self.reveals)

    @cached_property
    def parts(self) -> list[tuple[Part, list[AreaReport]]]:
        """The areas by part, in the instrument's order."""
        return [(part, [area for area in self.areas if area.area.part == part.key]) for part in self.instrument.parts]

    @cached_property
    def opened(self) -> list[AreaReport]:
        """The areas that both opened."""
        return [area for area in self.areas if area.opened]

    @cached_property
    def topics(self) -> list[TopicReport]:
        """Every opened topic."""
        return [topic for area in self.opened for topic in area.topics]

    @cached_property
    def comparable(self) -> list[TopicReport]:
        """The opened topics that both answered; without any, nothing can be said of agreement."""
        return [each for each in self.topics if each.topic.comparable]

    @cached_property
    def has_figures(self) -> bool:
        """Whether any open area has one; the short form gives none."""
        return any(area.number is not None for area in self.opened)

    @cached_property
    def strengths(self) -> list[AreaReport]:
        """What already holds them: ready to plan first, then at ease."""
        order = {"ready": 0, "ease": 1}
        return sorted((area for area in self.opened if area.state in order), key=lambda area: order[area.state])

    @cached_property
    def near(self) -> list[TopicReport]:
        """Topics on which the wishes are at most one step apart, for a short form, which has no states."""
        return [each for each in self.comparable if each.distance <= 1]

    @cached_property
    def good_news(self) -> list[TopicReport]:
        """Shared, and at least one of them didn't know."""
        return [each for each in self.topics if each.cell == "shared-unknown"]

    @cached_property
    def who_knows_what(self) -> list[tuple[str, list[TopicReport]]]:
        """The four cells of the map of wishes and of knowing each other, each with its topics; empty ones too."""
        cells = ("shared-known", "shared-unknown", "different-known", "different-unknown")
        return [(cell, [each for each in self.topics if each.cell == cell]) for cell in cells]

    @cached_property
    def talk_first(self) -> list[TopicReport]:
        """Topics in the order to talk in; where the wishes are one, there is nothing to talk over."""
        topics = {each.key: each for each in self.topics}
        found = scoring_talk_first.order([each.topic for each in self.topics], self.instrument.thresholds)
        return [topics[topic.key] for topic in found]

    @cached_property
    def firm(self) -> list[TopicReport]:
        """Apart and firm, in the order to talk in."""
        return [each for each in self.talk_first if each.firm]

    @cached_property
    def unanswered(self) -> list[TopicReport]:
        """Topics that one of them or both have not answered yet; which of these, nobody is told."""
        return [each for each in self.topics if not each.topic.comparable]

    @cached_property
    def together(self) -> list[TopicReport]:
        """Topics on which both stand at the same place."""
        return [each for each in self.comparable if not each.distance]

    @cached_property
    def cards(self) -> list[tuple[Item, int | None, int | None]]:
        """The value cards with what each gave, 1..7; neither's where one has no answer yet."""
        mine, theirs = self.disclosed.get(self.a, {}), self.disclosed.get(self.b, {})
        found = []
        for item in (each for each in self.instrument.items if each.kind == "card"):
            a, b = mine.get(item.key, {}).get("value"), theirs.get(item.key, {}).get("value")
            found.append((item, a, b) if a and b else (item, None, None))
        return found

    @cached_property
    def answered_by_both(self) -> int:
        """On how many questions all of it rests."""
        mine, theirs = self.disclosed.get(self.a, {}), self.disclosed.get(self.b, {})
        rest = [i.key for i in self.instrument.items if i.kind in {"statement", "card"}]
        return len(self.comparable) + sum(key in mine and key in theirs for key in rest)

    def reading(self, person: UUID) -> understanding.Understanding:
        """How one of them read the other."""
        topics = [each.topic for each in self.topics]
        return understanding.understanding(
            topics, "a" if person == self.a else "b", nearness=self.instrument.thresholds.known
        )

    def area(self, key: str) -> AreaReport | None:
        """An area by its key, open or not."""
        return next((each for each in self.areas if each.area.key == key), None)

    @cached_property
    def values(self) -> ValuesReport | None:
        """The value cards, once their area is open; None before."""
        cards = [item for item in self.instrument.items if item.kind == "card"]
        area = self.area(cards[0].area) if cards else None
        if area is None or not area.opened:
            return None
        mine, theirs = self.disclosed.get(self.a, {}), self.disclosed.get(self.b, {})
        x, y = ({card.key: answers.get(card.key, {}).get("value") for card in cards} for answers in (mine, theirs))
        likeness = scoring_values.likeness(x, y)
        tops = {who: self._cards(answers, "top") for who, answers in ((self.a, mine), (self.b, theirs))}
        guesses = {who: self._cards(answers, "top-guess") for who, answers in ((self.a, mine), (self.b, theirs))}
        fives = scoring_values.top_fives(tops[self.a] or [], tops[self.b] or [])
        named = {item.key: item for item in cards}

        def items(keys: Iterable[str]) -> tuple[Item, ...]:
            wanted = set(keys)
            return tuple(named[key] for key in named if key in wanted)

        return ValuesReport(
            likeness="" if likeness is None else scoring_values.words(likeness),
            only_a=items(fives.only_a),
            both=items(fives.both),
            only_b=items(fives.only_b),
            high=tuple(named[key] for key in scoring_values.high_for_both(x, y)),
            hits_a=_hits(guesses[self.a], tops[self.b]),
            hits_b=_hits(guesses[self.b], tops[self.a]),
        )

    def _cards(self, answers: dict[str, dict[str, Any]], kind: str) -> list[str] | None:
        found = next((item.key for item in self.instrument.items if item.kind == kind), "")
        return answers[found]["cards"] if found in answers else None


def _hits(guess: list[str] | None, top: list[str] | None) -> int | None:
    return None if guess is None or top is None else scoring_values.guess_hits(guess, top)
