"""The cord of progress against the mockups’ own numbers, and what must hold for any progress."""

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import progress_cord


def test_the_progress_cord_is_that_of_the_mockups() -> None:
    over, under = progress_cord.strands()
    assert over.path.startswith("M0 8c4.67 -3.33 6.33 -3.33 11 0c4.67 3.33 6.33 3.33 11 0")
    assert under.path.startswith("M0 8c4.67 3.33 6.33 3.33 11 0c4.67 -3.33")
    assert over.path.count("c") == under.path.count("c") == 104
    assert (over.dashes, over.offset, under.offset) == ("17.247 7.3", "8.623", "20.897")
    assert progress_cord.cord_lens() == "M0 0.04A9 9 0 0 1 0 15.96A9 9 0 0 1 0 0.04Z"
    assert progress_cord.open_threads() == ("M0 7C16 7 16 4.5 34 4.5H2400", "M0 9C16 9 16 11.5 34 11.5H2400")


def test_a_progress_cord_has_two_sizes() -> None:
    assert progress_cord.progress_cord(42) == progress_cord.ProgressCord(42, "42%", "58%", 16, "")
    assert progress_cord.progress_cord(68, large=True) == progress_cord.ProgressCord(68, "68%", "32%", 24, "scale(1.5)")


@given(st.floats(-1e3, 1e3))
def test_a_progress_cord_never_says_more_than_is_done(value: float) -> None:
    drawn = progress_cord.progress_cord(value)
    assert 0 <= drawn.value <= 100
    assert drawn.value <= max(value, 0)
    assert (drawn.value == 100) == (value >= 100)
