"""What each knows of the other: the four cells of the blind-spot map, and understanding beside assumed similarity."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from our2souls.readiness.instrument import Thresholds
from our2souls.readiness.scoring.alignment import REACH, distance
from our2souls.readiness.scoring.answers import Said, Topic

Cell = Literal["shared-known", "shared-unknown", "different-known", "different-unknown"]
Whose = Literal["a", "b"]
KNOWN = 1
"""A guess at most one place off counts as near, unless the instrument says otherwise."""


def off(guesser: Said, other: Said) -> int | None:
    """|g − the other's wish|: how far a guess is off, 0..4; None without a guess or the other's wish."""
    return None if guesser.guess is None or other.wish is None else abs(guesser.guess - other.wish)


def cell(topic: Topic, thresholds: Thresholds) -> Cell | None:
    """Where a topic lies in the map: differ (|x − y| ≥ 2) or not, by known (both guesses within 1) or not.

    None where either did not answer with wish and importance, or did not guess. Our own map; understanding and similarity
    are kept apart because partners' guesses lean on their own view (see `reading`).
    """
    apart = distance(topic)
    mine, theirs = off(topic.a, topic.b), off(topic.b, topic.a)
    if apart is None or mine is None or theirs is None:
        return None
    known = mine <= thresholds.known and theirs <= thresholds.known
    if apart >= thresholds.apart:
        return "different-known" if known else "different-unknown"
    return "shared-known" if known else "shared-unknown"


def is_blind_spot(topic: Topic, thresholds: Thresholds) -> bool:
    """Whether they differ and did not know it: the one cell that is called a blind spot."""
    return cell(topic, thresholds) == "different-unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one person reads the other: `near` of `guesses` are at most `known` places off; the rest is None without a guess."""

    guesses: int
    near: int
    understanding: Fraction | None
    assumed: Fraction | None


def reading(topics: Iterable[Topic], whose: Whose, *, known: int = KNOWN) -> Reading:
    """One person's understanding, 1 − mean|g − the other's wish| / R, and assumed similarity, 1 − mean|g − own wish| / R.

    Both over the same topics: what both answered and this one guessed at. The two stand beside each other because a guess
    that leans on one's own wish is right by chance where the two agree (the accuracy and bias of Kenny & Acitelli 2001).
    """
    missed, leant = [], []
    for topic in topics:
        mine, theirs = (topic.a, topic.b) if whose == "a" else (topic.b, topic.a)
        error = off(mine, theirs)
        own = off(mine, mine)
        if topic.comparable and error is not None and own is not None:
            missed.append(error)
            leant.append(own)
    near = sum(error <= known for error in missed)
    return Reading(len(missed), near, _nearness(missed), _nearness(leant))


def _nearness(distances: list[int]) -> Fraction | None:
    return 1 - Fraction(sum(distances), REACH * len(distances)) if distances else None
