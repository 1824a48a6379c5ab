"""What moved between two sittings, topic by topic, and area by area where it is more than chance.

A topic is the same when it asks the same (see `continuity`), whatever version of the instrument asked it, and in whatever area.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import continuity
from our2souls.readiness.instrument.continuity import Counterpart
from our2souls.readiness.instrument.model import Area, Item
from our2souls.readiness.report import builder
from our2souls.readiness.report.model import Report
from our2souls.readiness.scoring import movement
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.movement import Course, Move
from our2souls.readiness.sittings import queries as sitting_queries

MOVES: dict[str, Promise] = {
    "nearer": gettext_lazy("You are nearer to each other here than then."),
    "further": gettext_lazy("You are further apart here than then."),
    "together": gettext_lazy("You both moved here, the same way."),
}
COURSES: dict[Course, Promise] = {
    "nearer": gettext_lazy("Nearer than then"),
    "further": gettext_lazy("Further apart than then"),
    "same": gettext_lazy("As they were, as far as this can tell"),
    "": gettext_lazy("Too little to compare"),
}


@dataclass(frozen=True, slots=True)
class TopicMovement:
    """A topic that both answered both times: what each said then, what each says now, and how the two moved."""

    item: Item
    area: Area
    then: TopicPair
    now: TopicPair

    @property
    def move(self) -> Move:
        """Nearer, further or together from two places on; empty otherwise."""
        return movement.of_topic(self.then, self.now)

    @property
    def words(self) -> Promise | str:
        """The same, said."""
        return MOVES.get(self.move, "")

    @property
    def wishes(self) -> tuple[tuple[int | None, int | None], ...]:
        """Where each of the two stood then and stands now, by their places."""
        return (self.then.a.wish, self.now.a.wish), (self.then.b.wish, self.now.b.wish)


@dataclass(frozen=True, slots=True)
class AreaMovement:
    """An area then and now, over its `topics` that weigh both times: its course, empty where these are too few."""

    area: Area
    topics: int
    course: Course


@dataclass(frozen=True)
class Comparison:
    """Two reports side by side: every topic that can be compared, and every area with topics that was open both times."""

    topics: Sequence[TopicMovement]
    areas: Sequence[AreaMovement]

    @cached_property
    def moved(self) -> list[TopicMovement]:
        """The topics that moved, in the instrument's order."""
        return [each for each in self.topics if each.move]

    @cached_property
    def courses(self) -> list[tuple[Promise, list[AreaMovement]]]:
        """The areas by their course in words: nearer, further, as they were, too little to compare; none that is empty."""
        found = [(words, [each for each in self.areas if each.course == course]) for course, words in COURSES.items()]
        return [(words, areas) for words, areas in found if areas]


def earlier_than(sitting: Sitting) -> Sitting | None:
    """The latest revealed sitting before this one, on the same instrument in any version, whole ones first; one query."""
    rows = Sitting.objects.filter(started_at__lt=sitting.started_at, instrument=sitting.instrument)
    return sitting_queries.looked_at(rows).first()


def earlier_report(sitting: Sitting, us: Any) -> Report:
    """The earlier report, for comparing."""
    return builder.answers_of(sitting, us)


def between(earlier: Report, later: Report) -> Comparison:
    """The two reports side by side, in the later one's order. How answers are read, its lines too, is the later one's matter."""
    then = {each.key: each.topic for each in earlier.topics}
    asked = [each.item for each in earlier.topics]
    topics, areas = [], []
    for area in later.opened:
        pairs = []
        for each in area.topics:
            same = continuity.counterpart(each.item, asked)
            if same is not None:
                pairs.append((each.item, _read_as(same, then[same.item.key], each.topic), each.topic))
        if not pairs:
            continue
        moved = movement.between([(before, now) for _, before, now in pairs], later.instrument.thresholds)
        areas.append(AreaMovement(area.area, moved.topics, moved.course))
        topics += [
            TopicMovement(item, area.area, before, now)
            for item, before, now in pairs
            if before.comparable and now.comparable
        ]
    return Comparison(topics, areas)


def _read_as(same: Counterpart, then: TopicPair, now: TopicPair) -> TopicPair:
    """The answers of then, on the places and by the lines of now."""
    a, b = (replace(each, wish=same.place(each.wish), guess=same.place(each.guess)) for each in (then.a, then.b))
    return replace(now, a=a, b=b)
