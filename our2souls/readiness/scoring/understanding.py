"""What each knows of the other: how far a guess is off, and the four cells of the blind-spot map."""

from collections.abc import Sequence
from typing import Literal

from our2souls.readiness.scoring.alignment import across, apart, differ
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse
from our2souls.readiness.scoring.thresholds import Thresholds

Cell = Literal["shared-known", "shared-unknown", "different-known", "different-unknown"]


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

    None where either did not answer with wish and importance, or did not guess. Our own map. How often somebody guesses right
    is counted nowhere: a guess that leans on one's own wish is right by chance where the two agree (the accuracy and bias of
    Kenny & Acitelli 2001).
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
