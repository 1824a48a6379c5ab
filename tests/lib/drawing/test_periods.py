"""Lines and columns over periods."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import periods

VALUES = st.lists(st.none() | st.floats(1, 5), min_size=1, max_size=24)


def number(text: str) -> float:
    return float(text.removesuffix("%"))


def test_a_line_breaks_where_there_is_nothing_to_say() -> None:
    drawn = periods.line([1, 2, None, 3, None, 4, 5], low=1, high=5)
    assert len(drawn.paths) == 2
    assert len(drawn.points) == 5
    assert (drawn.points[0].y, drawn.points[-1].y) == ("92%", "8%")


@given(VALUES)
def test_every_value_is_a_point_inside_the_frame_and_higher_is_higher(values: list[float | None]) -> None:
    drawn = periods.line(values, low=1, high=5)
    found = [value for value in values if value is not None]
    assert len(drawn.points) == len(found)
    heights = [number(point.y) for point in drawn.points]
    assert all(8 <= y <= 92 for y in heights)
    assert all(18 <= number(point.x) <= 98 for point in drawn.points)
    for (one, y), (other, other_y) in zip(
        zip(found, heights, strict=True), zip(found[1:], heights[1:], strict=True), strict=False
    ):
        assert (one >= other) <= (y <= other_y + 0.02)


@given(VALUES)
def test_paths_go_through_neighbours_alone(values: list[float | None]) -> None:
    drawn = periods.line(values, low=1, high=5)
    stretches = "".join("x" if value is not None else " " for value in values).split()
    assert len(drawn.paths) == sum(len(each) > 1 for each in stretches)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=24))
def test_columns_stand_on_one_another_and_the_highest_fills_the_frame(pairs: list[tuple[int, int]]) -> None:
    drawn = periods.columns(pairs)
    assert len(drawn) == len(pairs)
    for column in drawn:
        assert abs(number(column.lower_y) + number(column.lower_height) - 92) < 0.03
        assert abs(number(column.upper_y) + number(column.upper_height) - number(column.lower_y)) < 0.03
    if any(lower + upper for lower, upper in pairs):
        assert abs(min(number(column.upper_y) for column in drawn) - 8) < 0.03


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 365), st.integers(-400, 800))
def test_a_day_lies_in_the_frame_in_its_order(first: date, length: int, later: int) -> None:
    last = first + timedelta(days=length)
    x = number(periods.place(first + timedelta(days=later), first, last))
    assert number(periods.place(first, first, last)) <= x + 0.01 or later < 0
    assert 18 <= x <= 98
