"""Two circles against the mockups’ own numbers, and what must hold for any distance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import circles

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def test_the_circles_are_those_of_the_mockups() -> None:
    assert circles.mark().lens == "M19 3.78A11 11 0 0 1 19 22.22A11 11 0 0 1 19 3.78Z"
    assert circles.PAIR_LENS == "M27 5.08A15.5 15.5 0 0 1 27 26.92A15.5 15.5 0 0 1 27 5.08Z"
    assert circles.today_circles().lens == "M180 42A99 99 0 0 1 180 160A99 99 0 0 1 180 42Z"
    assert circles.hero().lens == "M320 31.67A209 209 0 0 1 320 388.33A209 209 0 0 1 320 31.67Z"
    met = circles.pairmark(circles.STATES["met"])
    assert (met.ax, met.bx, met.cy, met.r) == ("16.5", "27.5", "12", "10")
    assert met.lens == "M22 3.77A9.9 9.9 0 0 1 22 20.23A9.9 9.9 0 0 1 22 3.77Z"


def test_circles_that_only_touch_share_nothing() -> None:
    assert circles.pairmark(20).lens == ""
    assert circles.pairmark(24).lens == ""
    assert circles.pairmark(9, drawn_lens=False).lens == ""


@given(st.floats(-100, 100))
def test_both_circles_stay_in_their_frame_and_level(distance: float) -> None:
    drawn = circles.pairmark(distance)
    assert circles.NEAREST <= drawn.b - drawn.a <= circles.FARTHEST
    assert drawn.a + drawn.b == pytest.approx(44)


@given(st.floats(circles.NEAREST, 19), st.floats(circles.NEAREST, 19))
def test_nearer_circles_share_more(one: float, other: float) -> None:
    def height(distance: float) -> float:
        _x, top, *_rest = (float(number) for number in NUMBERS.findall(circles.pairmark(distance).lens))
        return 24 - 2 * top

    near, far = sorted((one, other))
    assert height(near) >= height(far) - 0.02
