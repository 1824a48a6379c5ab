"""The thresholds and the topics that the examples are computed with."""

from fractions import Fraction
from typing import Any

from our2souls.readiness.scoring.thresholds import Thresholds

F = Fraction

TH = Thresholds(
    apart=2,
    known=1,
    firm_importance=5,
    firm_bend=2,
    topics=2,
)
"""The thresholds of READINESS, as our own instrument has them."""

type Taps = tuple[int | None, ...]


def topic(s: Any, key: str, a: Taps, b: Taps, lines: tuple[int, ...] = (), *, when: bool = False) -> Any:
    """A topic from two rows of taps: wish, importance, bend, guess."""
    return s.answers.TopicPair(key, "money", s.answers.TopicResponse(*a), s.answers.TopicResponse(*b), lines, when)


def near_and_far(s: Any) -> list[Any]:
    """Two topics that both answered (w 4 and 2½, distance 3 and 0), and two that one of them did not."""
    return [
        topic(s, "far", (2, 5), (5, 3)),
        topic(s, "same", (3, 2), (3, 3)),
        topic(s, "no-wish", (1, 5), (None, 5)),
        topic(s, "no-importance", (1, None), (5, 5)),
    ]
