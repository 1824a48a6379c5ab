"""How near two people's wishes are: the alignment of some topics, how many it stands on, how much they matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds

REACH = 4
"""R: the greatest distance between two places of 1..5."""
ACROSS = 2
"""How far apart two places on different sides of a line are, at least: as far as wishes are that differ. A rule of ours."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the asked topics both answered; every number stands with it."""

    both: int
    asked: int


def across(x: float, y: float, lines: Iterable[float]) -> bool:
    """Whether a line lies between two places: after the lower one or further up, and before the upper one."""
    low, high = sorted((x, y))
    return any(low <= line < high for line in lines)


def apart[Place: (int, float)](x: Place, y: Place, lines: Iterable[float]) -> Place:
    """d, how far apart two places of a topic are, 0..4: |x − y|, and at least 2 where a line lies between them."""
    places = abs(x - y)
    return max(ACROSS, places) if across(x, y, lines) else places


def distance(topic: TopicPair) -> int | None:
    """How far apart the two wishes are, 0..4 (see `apart`); None unless both answered with wish and importance."""
    if not topic.comparable or topic.a.wish is None or topic.b.wish is None:
        return None
    return apart(topic.a.wish, topic.b.wish, topic.lines)


def crosses(topic: TopicPair) -> bool:
    """Whether the two wishes lie on different sides of a line; not unless both answered with wish and importance."""
    if not topic.comparable or topic.a.wish is None or topic.b.wish is None:
        return False
    return across(topic.a.wish, topic.b.wish, topic.lines)


def differ(topic: TopicPair, thresholds: Thresholds) -> bool:
    """Whether the two want different things: `apart` places from each other or more, or on different sides of a line."""
    places = distance(topic)
    return places is not None and (places >= thresholds.apart or crosses(topic))


def near(topic: TopicPair) -> bool:
    """Whether the two want nearly the same: at most one place apart, no line between them, and not merely so already."""
    places = distance(topic)
    return places is not None and places < ACROSS and not topic.so_already


def importance(topic: TopicPair) -> Fraction | None:
    """w, the mean of the two importances, 1..5; None unless both answered with wish and importance."""
    if not topic.comparable or topic.a.importance is None or topic.b.importance is None:
        return None
    return Fraction(topic.a.importance + topic.b.importance, 2)


def weighing(topics: Iterable[TopicPair]) -> list[TopicPair]:
    """The topics on which an alignment stands: both answered, and it isn't so already for both, which nobody had to agree on."""
    return [topic for topic in topics if topic.comparable and not topic.so_already]


def alignment(topics: Iterable[TopicPair]) -> Fraction | None:
    """A = 1 − Σ w d / (R Σ w), from 0 (as far apart as can be) to 1, over the topics that weigh (see there); None without any.

    Our own formula: what partners wish for, weighted with how much it matters to them. That the congruence of goals goes
    with satisfaction is what a meta-analysis of 49 samples supports (doi 10.1177/02654075221128994); it knows no such index.
    """
    asked = weighing(topics)
    weighed = [(w, d) for w, d in ((importance(it), distance(it)) for it in asked) if w is not None and d is not None]
    if not weighed:
        return None
    return 1 - sum((w * d for w, d in weighed), Fraction()) / (REACH * sum(w for w, _ in weighed))


def coverage(topics: Iterable[TopicPair]) -> Coverage:
    """How many topics both answered, of how many; what is so already for both is answered too."""
    asked = list(topics)
    return Coverage(sum(topic.comparable for topic in asked), len(asked))


def number(topics: Iterable[TopicPair], thresholds: Thresholds) -> Fraction | None:
    """The alignment where enough topics weigh, else None: under two there are only the answers."""
    asked = weighing(topics)
    return alignment(asked) if len(asked) >= thresholds.topics else None
