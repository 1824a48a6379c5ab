"""Where the labels of a line chart stand: at what they name, inside the frame, over no line and over no other label.

Places are taken on the narrowest screen. There a text takes its largest share of the width, so on a wider one it covers less of
the same place, and what is free here is free there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

WIDTH, HEIGHT = 280.0, 240.0
"""Pixels of the frame: its width on a phone of 320 pixels, and its height anywhere."""
LETTER, ASCENT, DESCENT = 7.6, 12.0, 4.0
"""How wide a letter is at most on the mean, how high a line stands above its baseline and hangs below it, in pixels."""
ROW = 16.0
GAP = 6.0

type Anchor = Literal["start", "middle", "end"]
type Dot = tuple[float, float]
"""A place in pixels of the narrowest frame."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a label covers, in pixels of the narrowest frame."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two labels stand on one another."""
        return (
            self.left < other.right + GAP and other.left < self.right + GAP
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def crosses(self, line: Sequence[Dot]) -> bool:
        """Whether a line of at least two places goes through it."""
        return any(
            self._is_cut(begin, end)
            for begin, end in pairwise(line)
            if max(begin[0], end[0]) >= self.left and min(begin[0], end[0]) <= self.right
        )

    def _is_cut(self, begin: Dot, end: Dot) -> bool:
        """Liang and Barsky 1984: whether any of the stretch is left once it is clipped at the four sides."""
        low, high = 0.0, 1.0
        for at, first, last in ((0, self.left, self.right), (1, self.top, self.bottom)):
            step = end[at] - begin[at]
            if step == 0:
                if not first <= begin[at] <= last:
                    return False
                continue
            near, far = sorted(((first - begin[at]) / step, (last - begin[at]) / step))
            low, high = max(low, near), min(high, far)
            if low > high:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Label:
    """A text and where it stands: at `x` of the width (0 to 1) and `dx` pixels from there, its baseline at `y` pixels."""

    text: str
    x: float
    y: float
    anchor: Anchor = "start"
    dx: float = 0
    strong: bool = False

    @property
    def box(self) -> Box:
        """What it covers, and the way from there to what it is at: on a wider screen it lies within that."""
        width, place = len(self.text) * LETTER, self.x * WIDTH
        at = place + self.dx
        left = {"start": at, "middle": at - width / 2, "end": at - width}[self.anchor]
        return Box(min(left, place), self.y - ASCENT, max(left + width, place), self.y + DESCENT)


type Ways = tuple[tuple[Anchor, float], ...]
"""To which side of its point a label may go, and how far beside it."""
ON_GOAL: Ways = (("start", 0), ("end", 0))
AT_POINT: Ways = (("end", -8), ("start", 10))
AT_ARRIVAL: Ways = (("middle", 0), ("end", 0), ("start", 0))
ON_LINE, NEAR = (-10.0, 19.0), (-14.0, 26.0, -30.0, 42.0, -46.0, -62.0)
"""Baselines tried, from the point, nearest first: on or under a line, and around a point."""
ROWS = 4
"""Above the frame there is always room for so many lines."""


def placed(
    text: str,
    point: Dot,
    ways: Ways,
    rises: Sequence[float],
    *,
    lines: Sequence[Sequence[Dot]],
    labels: Sequence[Label] = (),
    strong: bool = False,
) -> Label:
    """A label at `point`, in the nearest place where it covers no line and no other label.

    Where nothing inside is free it stands above the frame, which no line reaches.
    """
    for label in _places(text, point, ways, rises, strong=strong):
        box = label.box
        if box.left < 0 or box.right > WIDTH or box.bottom > HEIGHT:
            continue
        if not any(box.overlaps(other.box) for other in labels) and not any(box.crosses(line) for line in lines):
            return label
    return Label(text, 0, _row(ROWS - 1), strong=strong)


def _places(text: str, point: Dot, ways: Ways, rises: Sequence[float], *, strong: bool) -> Iterator[Label]:
    """The places tried: at its point, then above the frame, over it or to its sides."""
    x, y = point[0] / WIDTH, point[1]
    for rise in rises:
        for anchor, dx in ways:
            yield Label(text, x, y + rise, anchor, dx, strong)
    for row in range(ROWS - 1):
        for anchor, _dx in AT_ARRIVAL:
            yield Label(text, x, _row(row), anchor, 0, strong)


def _row(row: int) -> float:
    return -DESCENT - 2 - ROW * row


def headroom(labels: Sequence[Label]) -> int:
    """How many pixels the highest label needs above the frame."""
    return max([0, *(int(1 - label.box.top) for label in labels)])
