"""What is true of synthetic couples, in the same measures as what is scored of their answers. Pure."""

from collections.abc import Sequence

from our2souls.readiness.research.synthetic_couples import Pair
from our2souls.readiness.scoring import alignment
from our2souls.readiness.scoring.answers import SO_ALREADY, TopicPair

ROUNDED = 0.5
MIDDLE = 0.5
"""The alignment of those of whom nothing can be said."""
MIDWAY = 1.5
"""Where true, continuous distances are cut as whole ones are between 1 and 2."""


def truly_blind(pair: Pair, topic: TopicPair) -> bool:
    """Whether two minds differ and at least one is mistaken, cut midway between one place and two, or by a line."""
    a, b = pair
    missed = max(truly_apart(a.guess, b.wish, topic), truly_apart(b.guess, a.wish, topic))
    return truly_apart(a.wish, b.wish, topic) >= MIDWAY and missed >= MIDWAY


def truly_apart(x: float, y: float, topic: TopicPair) -> float:
    """How far apart two true values are, 0..4; where places are rounded, a line after one lies half a place above it."""
    return alignment.apart(x, y, [line + ROUNDED for line in topic.lines])


def true_alignment(couple: Sequence[Pair], topics: Sequence[TopicPair]) -> float:
    """The alignment of the true wishes and importances, by the same formula in floating numbers.

    Midway where all of it is so already for both.
    """
    weighing = [
        ((a.importance + b.importance) / 2, truly_apart(a.wish, b.wish, topic))
        for (a, b), topic in zip(couple, topics, strict=True)
        if not (topic.when and min(a.wish, b.wish) >= SO_ALREADY - ROUNDED)
    ]
    if not weighing:
        return MIDDLE
    return 1 - sum(w * d for w, d in weighing) / (alignment.REACH * sum(w for w, _ in weighing))
