"""What each knows of the other: the four cells of the blind-spot map, and understanding beside assumed similarity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from our2souls.readiness.scoring.alignment import REACH, across, apart, differ
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse
from our2souls.readiness.scoring.thresholds import Thresholds

Cell = Literal["shared-known", "shared-unknown", "different-known", "different-unknown"]
Whose = Literal["a", "b"]
KNOWN = 1
"""A guess at most one place off counts as near, unless the instrument says otherwise."""


def off(guesser: TopicResponse, other: TopicResponse, lines: Sequence[int] = ()) -> int | None:
    """How far a guess is off, 0..4, as two wishes are apart; None without a guess or the other's wish."""
    return None if guesser.guess is None or other.wish is None else apart(guesser.guess, other.wish, lines)


def right(guesser: TopicResponse, other: TopicResponse, lines: Sequence[int], nearness: int) -> bool | None:
    """Whether a guess is near: at most `nearness` places off, on the right side of every line. None without one, or a wish."""
    if guesser.guess is None or other.wish is None:
        return None
    return abs(guesser.guess - other.wish) <= nearness and not across(guesser.guess, other.wish, lines)


def cell(topic: TopicPair, thresholds: Thresholds) -> Cell | None:
    """Where a topic lies in the map: differ (d ≥ 2) or not, by known (both guesses within 1, no line between) or not.

    None where either did not answer with wish and importance, or did not guess. Our own map; understanding and similarity
    are kept apart because partners' guesses lean on their own view (see `understanding`).
    """
    mine, theirs = (
        right(one, other, topic.lines, thresholds.known) for one, other in ((topic.a, topic.b), (topic.b, topic.a))
    )
    if not topic.comparable or mine is None or theirs is None:
        return None
    both_right = mine and theirs
    if differ(topic, thresholds):
        return "different-known" if both_right else "different-unknown"
    return "shared-known" if both_right else "shared-unknown"


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one person reads the other: `near` of `guesses` are right (see `right`); the rest is None without a guess."""

    guesses: int
    near: int
    understanding: Fraction | None
    assumed: Fraction | None


def understanding(topics: Iterable[TopicPair], whose: Whose, *, nearness: int = KNOWN) -> Understanding:
    """One person's understanding, 1 − mean d(guess, the other's wish) / R, and assumed similarity, with one's own wish.

    Both over the same topics: what both answered and this one guessed at. The two stand beside each other because a guess
    that leans on one's own wish is right by chance where the two agree (the accuracy and bias of Kenny & Acitelli 2001).
    """
    missed, leant, near = [], [], 0
    for topic in topics:
        mine, theirs = (topic.a, topic.b) if whose == "a" else (topic.b, topic.a)
        error, own = off(mine, theirs, topic.lines), off(mine, mine, topic.lines)
        if topic.comparable and error is not None and own is not None:
            missed.append(error)
            leant.append(own)
            near += bool(right(mine, theirs, topic.lines, nearness))
    return Understanding(len(missed), near, _nearness(missed), _nearness(leant))


def _nearness(distances: list[int]) -> Fraction | None:
    return 1 - Fraction(sum(distances), REACH * len(distances)) if distances else None
