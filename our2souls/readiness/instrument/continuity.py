"""Which question of an earlier version asks what one of a later version asks, so that a new wording keeps a couple's past."""

from collections.abc import Iterable
from dataclasses import dataclass

from our2souls.readiness.instrument.model import Item

REWORDED = 1
"""How many of a topic's places may be in other words. A rule of ours: with more it is another scale."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The earlier item, and whether its places run the other way."""

    item: Item
    turned: bool = False

    def place(self, place: int | None) -> int | None:
        """Where an answer of then stands on the later item's places, 1..5."""
        return 6 - place if self.turned and place is not None else place


def counterpart(item: Item, earlier: Iterable[Item]) -> Counterpart | None:
    """The earlier topic that asks the same: one of the same digest, else the first in nearly the same words; None without one.

    Nearly: in one language at least the same sentence, and of the places at most one reworded, in the same order or turned.
    One language is enough, because the file says the same in all. Its key, name and area don't matter, nor what the poles
    are called.
    """
    topics = [each for each in earlier if each.kind == item.kind == "topic" and each.scale == item.scale]
    same = next((each for each in topics if each.digest == item.digest), None)
    if same is not None:
        return Counterpart(same)
    return next((found for found in (_nearly(item, each) for each in topics) if found is not None), None)


def _nearly(item: Item, earlier: Item) -> Counterpart | None:
    for language, text in item.text.items():
        if earlier.text.get(language) != text:
            continue
        now = [place.get(language) for place in item.places]
        then = [place.get(language) for place in earlier.places]
        for turned in (False, True):
            if sum(a != b for a, b in zip(now, then[::-1] if turned else then, strict=True)) <= REWORDED:
                return Counterpart(earlier, turned)
    return None
