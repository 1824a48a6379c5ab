"""The marks against the mockups' own numbers, and what must hold for any number."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import affect_grid, charts, circles, progress_cord, svg_numbers

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_a_figure_is_as_short_as_it_can_be() -> None:
    assert [svg_numbers.figure(value) for value in (3.5, 42.0, 10.005, -0.001, 0, 1234.567)] == [
        "3.5", "42", "10.01" if f"{10.005:.2f}" == "10.01" else "10", "0", "0", "1234.57",
    ]  # fmt: skip


@given(st.floats(-1e6, 1e6))
def test_a_figure_is_within_a_hundredth_and_never_an_exponent(value: float) -> None:
    text = svg_numbers.figure(value)
    assert abs(float(text) - value) <= 0.0051
    assert "e" not in text


@given(st.floats(-500, 500))
def test_a_percentage_is_a_figure_with_its_sign(value: float) -> None:
    assert svg_numbers.percent(value) == f"{svg_numbers.figure(value)}%"


def test_the_marks_are_those_of_the_mockups() -> None:
    assert circles.mark().lens == "M19 3.78A11 11 0 0 1 19 22.22A11 11 0 0 1 19 3.78Z"
    assert circles.PAIR_LENS == "M27 5.08A15.5 15.5 0 0 1 27 26.92A15.5 15.5 0 0 1 27 5.08Z"
    assert circles.meeting().lens == "M180 42A99 99 0 0 1 180 160A99 99 0 0 1 180 42Z"
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


def test_the_cord_is_that_of_the_mockups() -> None:
    over, under = progress_cord.strands()
    assert over.path.startswith("M0 8c4.67 -3.33 6.33 -3.33 11 0c4.67 3.33 6.33 3.33 11 0")
    assert under.path.startswith("M0 8c4.67 3.33 6.33 3.33 11 0c4.67 -3.33")
    assert over.path.count("c") == under.path.count("c") == 104
    assert (over.dashes, over.offset, under.offset) == ("17.247 7.3", "8.623", "20.897")
    assert progress_cord.cord_lens() == "M0 0.04A9 9 0 0 1 0 15.96A9 9 0 0 1 0 0.04Z"
    assert progress_cord.open_threads() == ("M0 7C16 7 16 4.5 34 4.5H2400", "M0 9C16 9 16 11.5 34 11.5H2400")


def test_a_weave_has_two_sizes() -> None:
    assert progress_cord.weave(42) == progress_cord.Weave(42, "42%", "58%", 16, "")
    assert progress_cord.weave(68, large=True) == progress_cord.Weave(68, "68%", "32%", 24, "scale(1.5)")


@given(st.floats(-1e3, 1e3))
def test_a_weave_never_says_more_than_is_done(value: float) -> None:
    drawn = progress_cord.weave(value)
    assert 0 <= drawn.value <= 100
    assert drawn.value <= max(value, 0)
    assert (drawn.value == 100) == (value >= 100)


def test_the_grid_has_twenty_five_places_in_reading_order() -> None:
    all_places = list(affect_grid.grid_points())
    assert len({place.value for place in all_places}) == 25
    assert (all_places[0].value, all_places[4].value, all_places[-1].value) == ("1-5", "5-5", "5-1")
    assert affect_grid.grid_point("4-2") == affect_grid.GridPoint(ease=4, energy=2)
    assert affect_grid.GridPoint(4, 2).classes == "af af-e2 af-p4"


@given(st.text(max_size=5))
def test_only_a_place_of_the_grid_is_one(value: str) -> None:
    found = affect_grid.grid_point(value)
    assert found is None or found.value == value


SAVED = [
    (date(2025, 1, 1), 6000.0),
    (date(2025, 7, 1), 9500.0),
    (date(2026, 1, 1), 15900.0),
    (date(2026, 6, 1), 25400.0),
]


def test_a_line_with_a_goal_leaves_a_tenth_above_it() -> None:
    drawn = charts.line(SAVED, goal=60000, until=date(2028, 12, 1))
    assert drawn.goal == "9.09%"
    assert drawn.path.startswith("M0 909.1L")
    assert drawn.area.endswith("1000L0 1000Z")
    assert drawn.last.anchor == "end"
    assert [tick.day.year for tick in drawn.ticks] == [2025, 2026, 2027, 2028]
    assert [tick.centred for tick in drawn.ticks] == [False, True, True, True]


def test_a_line_to_today_ends_at_the_edge() -> None:
    drawn = charts.line(SAVED)
    assert (drawn.last.x, drawn.last.anchor, drawn.goal) == ("100%", "end", "")


def test_one_value_is_a_point() -> None:
    drawn = charts.line([(date(2026, 1, 1), 5.0)], goal=10)
    assert (drawn.last.x, drawn.last.anchor) == ("0%", "start")
    assert drawn.ticks[0].day == date(2026, 1, 1)


def test_a_label_near_the_goal_goes_below() -> None:
    early = [(date(2026, 1, 1), 0.0), (date(2026, 2, 1), 58.0)]
    assert charts.line(early, goal=60, until=date(2026, 12, 1)).below
    assert not charts.line(early, goal=60).below


def test_nothing_is_no_line() -> None:
    with pytest.raises(ValueError, match="at least one"):
        charts.line([])


VALUES = st.floats(-1e9, 1e9, allow_nan=False)


@given(st.dictionaries(DAYS, VALUES, min_size=1, max_size=40), st.none() | VALUES, st.none() | DAYS)
def test_a_line_never_leaves_its_frame(values: dict[date, float], goal: float | None, until: date | None) -> None:
    drawn = charts.line(sorted(values.items()), goal=goal, until=until)
    for number in NUMBERS.findall(drawn.area):
        assert -0.1 <= float(number) <= 1000.1
    ticks = [float(tick.x.rstrip("%")) for tick in drawn.ticks]
    assert ticks == sorted(ticks)
    assert all(later - earlier >= 17.9 for earlier, later in pairwise(ticks))
    assert all(tick.day <= max([*values, *([until] if until else [])]) for tick in drawn.ticks)


def test_a_long_silence_is_not_drawn_as_a_slope() -> None:
    start = date(2026, 5, 1)
    days = [0, 1, 3, 12, 13]
    drawn = charts.trend([(start + timedelta(day), 1 + day % 5, 3) for day in days], start=start, end=date(2026, 6, 12))
    assert len(drawn.dots) == 5
    assert len(drawn.paths) == 2


def test_energy_is_size_and_ease_is_height() -> None:
    start = date(2026, 5, 1)
    low, high = charts.trend([(start, 1, 1), (start, 5, 5)], start=start, end=start + timedelta(30)).dots
    assert float(low.r) < float(high.r)
    assert float(low.y.rstrip("%")) > float(high.y.rstrip("%"))


def test_no_check_ins_are_no_lines() -> None:
    drawn = charts.trend([], start=date(2026, 5, 1), end=date(2026, 5, 1))
    assert (drawn.dots, drawn.paths) == ((), ())


HOPE = (date(2028, 3, 15), date(2028, 6, 15), date(2028, 10, 15))


def test_hopes_lead_from_the_last_point_to_the_goal_inside_their_cone() -> None:
    drawn = charts.line(SAVED, goal=60000, hope=HOPE)
    last = drawn.path.rsplit("L", 1)[1]
    assert drawn.hope.startswith(f"M{last}L")
    early, late = drawn.cone.removeprefix("M").removesuffix("Z").split("L")[1:]
    around = drawn.hope.split("L")[1]
    assert float(early.split()[0]) < float(around.split()[0]) < float(late.split()[0]) == 1000
    assert {each.split()[1] for each in (early, around, late)} == {"90.9"}
    assert drawn.arrival is not None
    assert drawn.arrival.y == drawn.goal


def test_without_a_goal_there_is_nothing_to_hope_for() -> None:
    drawn = charts.line(SAVED, hope=HOPE)
    assert (drawn.hope, drawn.cone, drawn.arrival) == ("", "", None)


def test_before_hopes_the_label_begins_at_the_edge_where_there_is_no_room_before_the_point() -> None:
    early = [(date(2026, 1, 1), 0.0), (date(2026, 5, 1), 900.0)]
    assert charts.line(early, goal=60000, hope=HOPE).label == "0"
    assert charts.line(early, goal=60000).label == "100%"


def test_a_first_label_with_its_month_gets_more_room() -> None:
    """“Feb 2026” is as wide as two years."""
    drawn = charts.line([(date(2026, 2, 1), 1.0), (date(2026, 11, 1), 2.0)], until=date(2029, 9, 1))
    assert [tick.day.year for tick in drawn.ticks] == [2026, 2028, 2029]


@given(
    st.dictionaries(DAYS, VALUES, min_size=1, max_size=20),
    st.floats(0.01, 1e9),
    st.lists(DAYS, min_size=3, max_size=3).map(sorted),
)
def test_hopes_never_leave_the_frame(values: dict[date, float], goal: float, days: list[date]) -> None:
    drawn = charts.line(sorted(values.items()), goal=goal, hope=(days[0], days[1], days[2]))
    for number in NUMBERS.findall(drawn.hope + drawn.cone):
        assert -0.1 <= float(number) <= 1000.1
