"""Which topic to talk about first."""

from collections.abc import Iterable
from fractions import Fraction

from our2souls.readiness.scoring.alignment import REACH, distance, importance
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.blind_spots import is_blind_spot
from our2souls.readiness.scoring.thresholds import Thresholds

BLIND_SPOT = Fraction(5, 4)
HALF = Fraction(1, 2)


def rigidity(topic: TopicPair) -> Fraction:
    """(10 − bend x − bend y) / 8: 0 where both could bend all the way, 1 where neither can; a bend not given is 3."""
    return Fraction(10 - topic.a.room - topic.b.room, 8)


def weight(topic: TopicPair, thresholds: Thresholds) -> Fraction:
    """w/5 × d/R × (½ + ½ rigidity) × 1¼ if a blind spot, 0 .. 1¼; 0 where either has no answer yet.

    Our own order: it rises with distance, with importance and with rigidity, and what was not known comes first.
    """
    w, apart = importance(topic), distance(topic)
    if w is None or apart is None:
        return Fraction()
    blind = BLIND_SPOT if is_blind_spot(topic, thresholds) else 1
    return w / 5 * Fraction(apart, REACH) * (HALF + HALF * rigidity(topic)) * blind


def order(topics: Iterable[TopicPair], thresholds: Thresholds) -> list[TopicPair]:
    """The topics on which the two differ at all, the heaviest first, equal ones by key. Both must have answered."""
    apart = [topic for topic in topics if distance(topic)]
    return sorted(apart, key=lambda topic: (-weight(topic, thresholds), topic.key))
