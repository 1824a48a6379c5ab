"""What two showed each other, laid out for a talk: areas, topics, values and how they know each other.

What it holds is `builder`'s business, its words are in `text`; here is what can be read out of it.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal
from uuid import UUID

from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import Area, Instrument, Item, Part
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.report.values import ValuesReport, values_of
from our2souls.readiness.scoring import alignment, statements, understanding
from our2souls.readiness.scoring import talk_first as scoring_talk_first
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.sittings.models import Reveal

State = Literal["talk", ""]
SURPRISE = 2
"""A guess that is as far off as wishes that differ are apart surprises. A rule of ours."""
APPRECIATION = ("valued", "work-respect", "belief-heard", "close-wanted", "time-present", "sure-of-us", "daily-unseen")
"""Statements about being seen and valued: where both find them good, they come first."""


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

    @property
    def surprised(self) -> tuple[bool, bool]:
        """Whether the first, and whether the second, guessed the other far off; only of topics that both answered."""
        a, b, lines = self.topic.a, self.topic.b, self.topic.lines
        missed_a, missed_b = (understanding.off(a, b, lines) or 0, understanding.off(b, a, lines) or 0)
        return self.topic.comparable and missed_a >= SURPRISE, self.topic.comparable and missed_b >= SURPRISE


@dataclass(frozen=True, slots=True)
class StatementReport:
    """One opened statement with how far each agrees, 1..5 as said; None where one has no answer."""

    item: Item
    a: int | None
    b: int | None

    @property
    def kind(self) -> statements.Kind:
        """Whether both find it good, both find it hard, or they see it differently."""
        mine, theirs = (
            None if given is None else statements.keyed(given, self.item.reversed) for given in (self.a, self.b)
        )
        return statements.kind(mine, theirs)

    @property
    def agreed(self) -> bool:
        """Whether the first agrees with it as it stands; of the shared ones the other then does too."""
        return self.a is not None and self.a >= statements.GOOD


@dataclass(frozen=True, slots=True)
class AreaReport:
    """One area as the two see it: closed, or with what was opened of it.

    `pressed` is the viewer's own press and nobody else's; `aside` what both said isn't a question for them. It `rates` where
    what is open asks for the value cards one by one.
    """

    area: Area
    opened: bool
    closed_forms: tuple[str, ...]
    pressed: frozenset[str] = frozenset()
    topics: tuple[TopicReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    aside: tuple[Item, ...] = ()
    state: State = ""
    both: int = 0
    asked: int = 0
    rates: bool = False
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def comparable(self) -> list[TopicReport]:
        """Its topics that both answered."""
        return [each for each in self.topics if each.topic.comparable]

    @property
    def apart(self) -> list[TopicReport]:
        """Its topics on which the two differ."""
        return [each for each in self.topics if each.differs]

    @property
    def is_cards(self) -> bool:
        """Whether it is the area of the value cards, which has a picture and no state."""
        return self.opened and not self.asked


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
        """The areas that were asked by part, in the instrument's order; no part without one."""
        found = [(part, [area for area in self.areas if area.area.part == part.key]) for part in self.instrument.parts]
        return [(part, areas) for part, areas in found if areas]

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
    def near(self) -> list[TopicReport]:
        """Topics on which the two want nearly the same, but for the `good_news`; what matters most to both first."""
        found = [each for each in self.topics if alignment.near(each.topic) and each.cell != "shared-unknown"]
        return sorted(found, key=lambda each: -(alignment.importance(each.topic) or 0))

    @cached_property
    def both_say(self) -> list[StatementReport]:
        """Statements that both find good: first those about being seen and valued."""
        found = [each for area in self.opened for each in area.statements if each.kind == "good"]
        order = {key: nth for nth, key in enumerate(APPRECIATION)}
        return sorted(found, key=lambda each: order.get(each.item.key, len(order)))

    @cached_property
    def surprises(self) -> list[TopicReport]:
        """Topics on which one of them or both guessed far off, in the file's order."""
        return [each for each in self.topics if any(each.surprised)]

    @cached_property
    def good_news(self) -> list[TopicReport]:
        """Shared, and at least one of them didn't know; not what is merely so already."""
        return [each for each in self.topics if each.cell == "shared-unknown" and not each.topic.so_already]

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
    def closed_forms(self) -> list[tuple[str, bool]]:
        """The forms of which several areas may still be opened, each with whether the viewer has pressed all of them."""
        found = []
        for form in self.sitting.forms:
            closed = [area for area in self.areas if form in area.closed_forms]
            if len(closed) > 1:
                found.append((form, all(form in area.pressed for area in closed)))
        return found

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
        return values_of(self.instrument, mine, theirs, rated=area.rates)
