"""The affect grid: five by five places between hard and easy, and between less and more energy."""

from collections.abc import Iterator
from dataclasses import dataclass

STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class GridPoint:
    """One place: `ease` from 1 (very hard) to 5 (very easy), `energy` from 1 (very low) to 5 (very high)."""

    ease: int
    energy: int

    @property
    def value(self) -> str:
        """As a form sends it: ease first, "4-2"."""
        return f"{self.ease}-{self.energy}"

    @property
    def classes(self) -> str:
        """Size is energy, tone is ease."""
        return f"af af-e{self.energy} af-p{self.ease}"


def grid_points() -> Iterator[GridPoint]:
    """All twenty-five in reading order: most energy first, hard to easy."""
    return (GridPoint(ease, energy) for energy in reversed(STEPS) for ease in STEPS)


def grid_point(value: str) -> GridPoint | None:
    """The place a form sent, or None when it is none of the twenty-five."""
    return next((each for each in grid_points() if each.value == value), None)
