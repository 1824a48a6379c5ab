"""Where two stand between two poles: five places on a line, a dot for each, dotted between them what parts them."""

from dataclasses import dataclass

from our2souls.lib.drawing.svg_numbers import percent

FIRST, STEP, PLACES = 8, 21, 5
"""The first place and the way to the next, in per cent of the width; how many there are."""


def at(place: int) -> str:
    """Where a place (1..5) lies, as written in SVG.

    Raises ValueError for any other place.
    """
    if not 1 <= place <= PLACES:
        raise ValueError(place)
    return percent(FIRST + STEP * (place - 1))


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The line with the dots of `a` and `b`; None where somebody has no dot."""

    a: int | None
    b: int | None

    @property
    def stops(self) -> list[str]:
        """The five places."""
        return [at(place) for place in range(1, PLACES + 1)]

    @property
    def ax(self) -> str:
        """The first one's dot, or nothing."""
        return "" if self.a is None else at(self.a)

    @property
    def bx(self) -> str:
        """The second one's dot, or nothing."""
        return "" if self.b is None else at(self.b)

    @property
    def same(self) -> bool:
        """Both on one place: drawn beside each other, with the lens between."""
        return self.a is not None and self.a == self.b
