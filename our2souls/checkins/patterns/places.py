"""How often each place of the grid came up: pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from our2souls.checkins.patterns.trends import Point

LEVELS = 5


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place, how often, and how large it is drawn: 0 (never) to 5 (as often as any)."""

    ease: int
    energy: int
    count: int
    level: int

    @property
    def value(self) -> str:
        """The place, ease first: "4-2"."""
        return f"{self.ease}-{self.energy}"


def counts(points: Iterable[Point]) -> list[PlaceCount]:
    """All twenty-five in reading order: most energy first, hard to easy."""
    times = Counter((ease, energy) for _day, ease, energy in points)
    most = max(times.values(), default=1)
    return [
        PlaceCount(ease, energy, times[ease, energy], -(-LEVELS * times[ease, energy] // most))
        for energy in range(5, 0, -1)
        for ease in range(1, 6)
    ]


def oftenest(found: Iterable[PlaceCount], limit: int = 3) -> list[PlaceCount]:
    """Those that came up most, most often first."""
    there = [each for each in found if each.count]
    return sorted(there, key=lambda each: (-each.count, each.value))[:limit]
