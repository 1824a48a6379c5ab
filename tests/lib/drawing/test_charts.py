"""Lines and trends: worked examples, and what must hold for any number."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import charts

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SAVED = [
    (date(2025, 1, 1), 6000.0),
    (date(2025, 7, 1), 9500.0),
    (date(2026, 1, 1), 15900.0),
    (date(2026, 6, 1), 25400.0),
]
VALUES = st.floats(-1e9, 1e9, allow_nan=False)
HOPE = (date(2028, 3, 15), date(2028, 6, 15), date(2028, 10, 15))


def test_a_line_with_a_goal_leaves_a_tenth_above_it() -> None:
    drawn = charts.line(SAVED, goal=60000, until=date(2028, 12, 1))
    assert drawn.goal == "9.09%"
    assert drawn.path.startswith("M0 909.1L")
    assert drawn.area.endswith("1000L0 1000Z")
    assert [tick.day.year for tick in drawn.ticks] == [2025, 2026, 2027, 2028]
    assert [tick.centred for tick in drawn.ticks] == [False, True, True, True]


def test_a_line_to_today_ends_at_the_edge() -> None:
    drawn = charts.line(SAVED)
    assert (drawn.last.x, drawn.goal) == ("100%", "")


def test_a_line_of_one_value_is_a_point() -> None:
    drawn = charts.line([(date(2026, 1, 1), 5.0)], goal=10)
    assert drawn.last.x == "0%"
    assert drawn.ticks[0].day == date(2026, 1, 1)


def test_a_line_needs_a_value() -> None:
    with pytest.raises(ValueError, match="at least one"):
        charts.line([])


@given(st.dictionaries(DAYS, VALUES, min_size=1, max_size=40), st.none() | VALUES, st.none() | DAYS)
def test_a_line_never_leaves_its_frame(values: dict[date, float], goal: float | None, until: date | None) -> None:
    drawn = charts.line(sorted(values.items()), goal=goal, until=until)
    for number in NUMBERS.findall(drawn.area):
        assert -0.1 <= float(number) <= 1000.1
    ticks = [float(tick.x.rstrip("%")) for tick in drawn.ticks]
    assert ticks == sorted(ticks)
    assert all(later - earlier >= 17.9 for earlier, later in pairwise(ticks))
    assert all(tick.day <= max([*values, *([until] if until else [])]) for tick in drawn.ticks)


def test_the_first_tick_of_a_line_with_its_month_gets_more_room() -> None:
    """“Feb 2026” is as wide as two years."""
    drawn = charts.line([(date(2026, 2, 1), 1.0), (date(2026, 11, 1), 2.0)], until=date(2029, 9, 1))
    assert [tick.day.year for tick in drawn.ticks] == [2026, 2028, 2029]


def test_the_hope_of_a_line_leads_from_its_last_point_to_the_goal_inside_its_cone() -> None:
    drawn = charts.line(SAVED, goal=60000, hope=HOPE)
    last = drawn.path.rsplit("L", 1)[1]
    assert drawn.hope.startswith(f"M{last}L")
    early, late = drawn.cone.removeprefix("M").removesuffix("Z").split("L")[1:]
    around = drawn.hope.split("L")[1]
    assert float(early.split()[0]) < float(around.split()[0]) < float(late.split()[0]) == 1000
    assert {each.split()[1] for each in (early, around, late)} == {"90.9"}
    assert drawn.arrival is not None
    assert drawn.arrival.y == drawn.goal


def test_a_line_without_a_goal_has_no_hope() -> None:
    drawn = charts.line(SAVED, hope=HOPE)
    assert (drawn.hope, drawn.cone, drawn.arrival) == ("", "", None)


@given(
    st.dictionaries(DAYS, VALUES, min_size=1, max_size=20),
    st.floats(0.01, 1e9),
    st.lists(DAYS, min_size=3, max_size=3).map(sorted),
)
def test_the_hope_of_a_line_never_leaves_its_frame(values: dict[date, float], goal: float, days: list[date]) -> None:
    drawn = charts.line(sorted(values.items()), goal=goal, hope=(days[0], days[1], days[2]))
    for number in NUMBERS.findall(drawn.hope + drawn.cone):
        assert -0.1 <= float(number) <= 1000.1


def test_a_trend_draws_no_slope_over_a_long_silence() -> None:
    start = date(2026, 5, 1)
    days = [0, 1, 3, 12, 13]
    drawn = charts.trend([(start + timedelta(day), 1 + day % 5, 3) for day in days], start=start, end=date(2026, 6, 12))
    assert len(drawn.dots) == 5
    assert len(drawn.paths) == 2


def test_a_trend_shows_energy_as_size_and_ease_as_height() -> None:
    start = date(2026, 5, 1)
    low, high = charts.trend([(start, 1, 1), (start, 5, 5)], start=start, end=start + timedelta(30)).dots
    assert float(low.r) < float(high.r)
    assert float(low.y.rstrip("%")) > float(high.y.rstrip("%"))


def test_a_trend_without_check_ins_has_no_lines() -> None:
    drawn = charts.trend([], start=date(2026, 5, 1), end=date(2026, 5, 1))
    assert (drawn.dots, drawn.paths) == ((), ())
