"""Which topic to talk about first."""

from collections.abc import Iterable
from fractions import Fraction

from our2souls.readiness.scoring.alignment import REACH, distance, importance
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.apart_and_firm import apart_and_firm
from our2souls.readiness.scoring.blind_spots import is_blind_spot
from our2souls.readiness.scoring.thresholds import Thresholds

BLIND_SPOT = Fraction(5, 4)
HALF = Fraction(1, 2)


def rigidity(topic: TopicPair) -> Fraction:
    """(10 − bend x − bend y) / 8: 0 where both could bend all the way, 1 where neither can; a bend not given is 3."""
    return Fraction(10 - topic.a.room - topic.b.room, 8)


def greatest_importance(topic: TopicPair) -> int:
    """What it matters to whom it matters most, 1..5; 0 where neither said."""
    return max(topic.a.importance or 0, topic.b.importance or 0)


def weight(topic: TopicPair, thresholds: Thresholds) -> Fraction:
    """w/5 × m/5 × (d/R)² × (½ + ½ rigidity) × 1¼ if a blind spot, 0 .. 1¼; 0 where either has no answer yet.

    Our own order: it rises with distance, with either importance and with rigidity, and what was not known comes first. The
    mean importance w is not enough: what matters most to one (m, the larger of the two) is the couple's to talk about,
    though the other shrugs. And four places are more than twice as far as two, which noise makes of one.
    """
    w, apart = importance(topic), distance(topic)
    if w is None or apart is None:
        return Fraction()
    blind = BLIND_SPOT if is_blind_spot(topic, thresholds) else 1
    matters = w / 5 * Fraction(greatest_importance(topic), 5)
    return matters * Fraction(apart, REACH) ** 2 * (HALF + HALF * rigidity(topic)) * blind


def order(topics: Iterable[TopicPair], thresholds: Thresholds) -> list[TopicPair]:
    """The topics on which the two differ at all, the heaviest first. Both must have answered.

    Of equal ones a firm one comes first, then the one that matters more to somebody, then the one that was given first.
    """
    apart = [topic for topic in topics if distance(topic)]
    return sorted(
        apart,
        key=lambda it: (-weight(it, thresholds), not apart_and_firm(it, thresholds), -greatest_importance(it)),
    )
