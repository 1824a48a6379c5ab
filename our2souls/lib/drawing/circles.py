"""Two circles and the lens between them: the one motif. The mark, the pair, the meeting and the steps are its sizes.

Distance is meaning: the nearer the circles, the nearer the two. Both circles always have the same size.
"""

from dataclasses import dataclass
from math import sqrt

from our2souls.lib.drawing.svg_numbers import clamp, figure


@dataclass(frozen=True, slots=True)
class Circles:
    """Two circles on one line and, where they overlap far enough to be seen, the path of the lens."""

    width: float
    height: float
    radius: float
    a: float
    b: float
    middle: float
    lens: str

    @property
    def ax(self) -> str:
        """The first circle's centre, as written."""
        return figure(self.a)

    @property
    def bx(self) -> str:
        """The second circle's centre, as written."""
        return figure(self.b)

    @property
    def cy(self) -> str:
        """The height of both centres, as written."""
        return figure(self.middle)

    @property
    def r(self) -> str:
        """The radius of both, as written."""
        return figure(self.radius)


def lens(x: float, y: float, radius: float, half_distance: float) -> str:
    """The path of what two circles share, `half_distance` left and right of (x, y); "" when they do not overlap."""
    if half_distance >= radius:
        return ""
    rise = sqrt(radius * radius - half_distance * half_distance)
    top, bottom, at, r = figure(y - rise), figure(y + rise), figure(x), figure(radius)
    return f"M{at} {top}A{r} {r} 0 0 1 {at} {bottom}A{r} {r} 0 0 1 {at} {top}Z"


NEAREST, FARTHEST = 3.5, 26.0
"""The pair mark's distances between centres: nearly one, and apart."""

STATES = {"apart": 24.0, "touching": 20.0, "near": 15.0, "close": 13.0, "met": 11.0, "one": 9.0}
"""Named distances of the pair mark: apart, touching, near, close (both spoke), met (both chose), one (chosen again)."""

CLOSENESS = (24.0, 20.0, 17.0, 14.0, 10.5, 7.0, 3.5)
"""The pair mark's distances for the seven answers to how close one feels, apart first."""


def pairmark(distance: float, *, drawn_lens: bool = True) -> Circles:
    """The pair mark in its 44 by 24 frame: circles of radius 10, centres `distance` apart (kept within 3.5 and 26).

    Half a stroke is taken off the lens, so that it lies inside the outlines.
    """
    between = clamp(distance, NEAREST, FARTHEST)
    path = lens(22, 12, 9.9, between / 2) if drawn_lens else ""
    return Circles(44, 24, 10, 22 - between / 2, 22 + between / 2, 12, path)


def today_circles() -> Circles:
    """Today's meeting in its 360 by 202 frame: two circles of radius 99, 159 apart, the lens 39 wide."""
    return Circles(360, 202, 99, 100.5, 259.5, 101, lens(180, 101, 99, 79.5))


def mark() -> Circles:
    """The mark itself, 38 by 26: two rings of radius 11 whose centres are 12 apart, the lens filled."""
    return Circles(38, 26, 11, 13, 25, 13, lens(19, 13, 11, 6))


def hero() -> Circles:
    """The two circles of the landing page, 640 by 420, wide enough for three lines of words each."""
    return Circles(640, 420, 209, 211, 429, 210, lens(320, 210, 209, 109))


PAIR_LENS = lens(27, 16, 15.5, 11)
"""The lens of the two avatars that overlap (54 by 32): a disc of 16 at 16, a ring of 15 at 38."""
