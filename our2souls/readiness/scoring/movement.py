"""From one sitting to the next: how the alignment of an area moved, on the topics that both answered both times."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from our2souls.readiness.scoring.alignment import number
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds


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


def between(earlier: Iterable[TopicPair], later: Iterable[TopicPair], thresholds: Thresholds) -> Movement:
    """The movement over the topics that are comparable in both sittings: others would move it without anybody moving."""
    then = {topic.key: topic for topic in earlier if topic.comparable}
    now = {topic.key: topic for topic in later if topic.comparable}
    both = [key for key in then if key in now]
    return Movement(
        number((then[key] for key in both), thresholds), number((now[key] for key in both), thresholds), len(both)
    )
