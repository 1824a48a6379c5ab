"""From one sitting to the next: which topics moved, and whether an area did beyond what chance does."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from our2souls.readiness.scoring.alignment import distance, number
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds

Move = Literal["nearer", "further", "together", ""]
Course = Literal["nearer", "further", "same", ""]

MOVED = 2
"""From how many places on a topic moved: by one, noise alone moves every other topic (measured likewise)."""
BEYOND_CHANCE = Fraction(7, 25)
"""How far an alignment must move before it is said: less, .28, comes by chance in more than one area of twenty where nobody
changed. Measured on synthetic couples (docs/science/readiness-evidence.md), and ours."""


@dataclass(frozen=True, slots=True)
class Movement:
    """The alignment then and now over the same `topics`, how many they are; None where too few carry a number."""

    earlier: Fraction | None
    later: Fraction | None
    topics: int

    @property
    def change(self) -> Fraction | None:
        """Now less then, −1..1: above 0 the two are nearer than they were."""
        return None if self.earlier is None or self.later is None else self.later - self.earlier

    @property
    def course(self) -> Course:
        """Nearer or further beyond what chance does, else the same as far as this can tell; nothing without numbers."""
        change = self.change
        if change is None:
            return ""
        if change >= BEYOND_CHANCE:
            return "nearer"
        return "further" if change <= -BEYOND_CHANCE else "same"


def of_topic(then: TopicPair, now: TopicPair) -> Move:
    """How the two moved on a topic: at least two places nearer to each other, or further apart; a line counts as in `apart`.

    "together" where both went at least two places the same way. Nothing otherwise, and unless both answered both times.
    """
    before, after = distance(then), distance(now)
    if before is None or after is None:
        return ""
    if before - after >= MOVED:
        return "nearer"
    if after - before >= MOVED:
        return "further"
    both = ((then.a.wish, now.a.wish), (then.b.wish, now.b.wish))
    steps = [after - before for before, after in both if before is not None and after is not None]
    return "together" if min(steps) >= MOVED or max(steps) <= -MOVED else ""


def between(pairs: Iterable[tuple[TopicPair, TopicPair]], thresholds: Thresholds) -> Movement:
    """The movement over topics as they were then and are now, of those that both answered both times.

    Other topics would move it without anybody moving; so would one that is so already for both in one of the sittings.
    """
    both = [
        (then, now)
        for then, now in pairs
        if then.comparable and now.comparable and not then.so_already and not now.so_already
    ]
    return Movement(
        number((then for then, _ in both), thresholds), number((now for _, now in both), thresholds), len(both)
    )
