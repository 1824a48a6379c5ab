"""Check-ins by week."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from our2souls.checkins.patterns import trends

places = st.integers(1, 5)


def test_by_week_by_worked_examples() -> None:
    points = [(date(2026, 11, 16), 1, 5), (date(2026, 11, 22), 4, 2), (date(2026, 11, 23), 3, 3)]
    assert trends.by_week(points, 0) == [
        trends.Week(date(2026, 11, 16), 2, 2.5, 3.5),
        trends.Week(date(2026, 11, 23), 1, 3.0, 3.0),
    ]
    assert trends.by_week(points, 6) == [
        trends.Week(date(2026, 11, 15), 1, 1.0, 5.0),
        trends.Week(date(2026, 11, 22), 2, 3.5, 2.5),
    ]


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), places, places)), st.sampled_from([0, 5, 6]))
def test_by_week_loses_no_check_in_and_stays_on_the_grid(points: list[trends.Point], first: int) -> None:
    weeks = trends.by_week(points, first)
    assert sum(week.count for week in weeks) == len(points)
    assert all(1 <= week.ease <= 5 and 1 <= week.energy <= 5 and week.first.weekday() == first for week in weeks)
    assert weeks == sorted(weeks, key=lambda week: week.first)
