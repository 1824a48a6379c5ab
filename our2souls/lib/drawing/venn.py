"""Two circles with words in them: what one has, what both have, what the other has. And each one's core within its edge.

Three lines of fourteen letters fit a part; more, or longer ones, are lists beside the circles, which then hold how many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from our2souls.lib.drawing.circles import Circles, lens
from our2souls.lib.drawing.svg_numbers import figure

LINES, LETTERS = 3, 14
"""So many lines, of so many letters, have room in a part."""
MIDDLE, LINE = 123.5, 23.25
"""Where the middle line of a part stands, and how far the next is."""
RADIUS, WIDTH, HEIGHT = 117.5, 350, 237
APART = 56.5
"""Half the distance of the centres: what is shared then has as much room as what is one’s own."""
MIDDLES = 114.5
"""How far the middle of one’s own part is from that of the shared one."""
CORE = 42
"""The radius of a core: inside its own circle, and clear of the other one."""


@dataclass(frozen=True, slots=True)
class VennPart:
    """What stands in one part: its words, and where the middle of its lines is."""

    words: tuple[Any, ...]
    x: str

    @property
    def fits(self) -> bool:
        """Whether all of it has room in the circles."""
        return len(self.words) <= LINES and all(len(str(each)) <= LETTERS for each in self.words)

    @property
    def lines(self) -> list[tuple[Any, str]]:
        """Each of the words with the height of its line, the block centred."""
        top = MIDDLE - LINE * (len(self.words) - 1) / 2
        return [(each, figure(top + LINE * nth)) for nth, each in enumerate(self.words)]

    @property
    def count(self) -> int:
        """How many there are, for where the words stand beside it."""
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Venn:
    """The two circles and their three parts."""

    a: VennPart
    both: VennPart
    b: VennPart
    drawn: Circles

    @property
    def fits(self) -> bool:
        """Whether all words have room in the circles."""
        return self.a.fits and self.both.fits and self.b.fits


_CIRCLES = Circles(
    WIDTH, HEIGHT, RADIUS, WIDTH / 2 - APART, WIDTH / 2 + APART, HEIGHT / 2, lens(WIDTH / 2, HEIGHT / 2, RADIUS, APART)
)


def venn(of_a: Sequence[Any], of_b: Sequence[Any]) -> Venn:
    """What two have, parted by what both do; each word once, in the order in which it was given.

    >>> drawn = venn(["Rest", "The sea"], ["The sea", "Freedom"])
    >>> drawn.a.words, drawn.both.words, drawn.b.words
    (('Rest',), ('The sea',), ('Freedom',))
    """
    in_a, in_b = dict.fromkeys(of_a), dict.fromkeys(of_b)
    return Venn(
        VennPart(tuple(each for each in in_a if each not in in_b), figure(WIDTH / 2 - MIDDLES)),
        VennPart(tuple(each for each in in_a if each in in_b), figure(WIDTH / 2)),
        VennPart(tuple(each for each in in_b if each not in in_a), figure(WIDTH / 2 + MIDDLES)),
        _CIRCLES,
    )


@dataclass(frozen=True, slots=True)
class CoreAndEdge:
    """Two circles that overlap, each with its core inside: the cores stand apart, the edges are where two can meet."""

    edges: Circles
    core: str
    ax: str
    bx: str


def core_and_edge() -> CoreAndEdge:
    """The drawing of what one can't bend in and where one can, for both: always the same, whatever they wrote."""
    off = WIDTH / 2 - MIDDLES
    return CoreAndEdge(_CIRCLES, figure(CORE), figure(off), figure(WIDTH - off))
