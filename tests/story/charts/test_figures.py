"""What the charts say: worked examples, and laws that hold for anything."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.story.charts import figures
from our2souls.story.charts.figures import PeriodOutcomes

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
VALUES = st.lists(st.tuples(DAYS, st.integers(1, 5)), max_size=60)
YEAR = figures.months_of(2026)


def test_a_month_of_three_feelings_has_a_mean_and_one_of_two_has_none() -> None:
    january = [(date(2026, 1, day), value) for day, value in ((3, 2), (9, 3), (30, 5))]
    march = [(date(2026, 3, 1), 4), (date(2026, 3, 2), 4)]
    found = figures.means([*january, *march], YEAR, figures.LEAST_FEELINGS)
    assert [(each.count, each.mean) for each in found[:3]] == [(3, 3.3), (0, None), (2, None)]


def test_years_take_all_of_their_months() -> None:
    values = [(date(year, month, 1), year - 2022) for year in (2024, 2025) for month in range(1, 13)]
    found = figures.means(values, figures.years_between(2023, 2025), 3)
    assert [(each.first.year, each.count, each.mean) for each in found] == [
        (2023, 0, None),
        (2024, 12, 2.0),
        (2025, 12, 3.0),
    ]


@pytest.mark.parametrize(
    ("answered", "enough"), [([], False), ([("kept", 2)], False), ([("kept", 2), ("let-go", 1)], True)]
)
def test_few_promises_say_nothing(answered: list[tuple[str, int]], *, enough: bool) -> None:
    found = figures.outcomes([(date(2026, 4, 1), act, count) for act, count in answered], YEAR)
    assert figures.is_answered_enough(found) is enough


def test_what_was_moved_or_is_of_another_year_counts_nowhere() -> None:
    counts = [(date(2026, 4, 1), "moved", 9), (date(2025, 4, 1), "kept", 9), (date(2026, 4, 1), "kept", 1)]
    assert [each for each in figures.outcomes(counts, YEAR) if each.kept or each.let_go] == [
        PeriodOutcomes(date(2026, 4, 1), 1, 0)
    ]


@given(VALUES, st.integers(1, 6))
def test_no_value_is_lost_and_none_is_said_of_too_few(values: list[tuple[date, int]], least: int) -> None:
    found = figures.means(values, YEAR, least)
    assert len(found) == 12
    assert sum(each.count for each in found) == sum(day.year == 2026 for day, _value in values)
    for each in found:
        assert (each.mean is None) == (each.count < least)
        if each.mean is not None:
            of = [value for day, value in values if (day.year, day.month) == (2026, each.first.month)]
            assert min(of) - 0.05 <= each.mean <= max(of) + 0.05
    assert figures.is_enough(found) == any(each.mean is not None for each in found)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_answers_says_nothing(values: list[tuple[date, int]], random: Random) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    assert figures.means(values, YEAR, 3) == figures.means(shuffled, YEAR, 3)


@given(st.lists(st.tuples(DAYS, st.sampled_from(["kept", "let-go", "moved"]), st.integers(0, 9)), max_size=40))
def test_promises_of_years_are_those_of_their_months(counts: list[tuple[date, str, int]]) -> None:
    by_month = [each for year in range(2024, 2029) for each in figures.outcomes(counts, figures.months_of(year))]
    by_year = figures.outcomes(counts, figures.years_between(2024, 2028))
    assert sum(each.kept for each in by_month) == sum(each.kept for each in by_year)
    assert sum(each.let_go for each in by_month) == sum(each.let_go for each in by_year)


@given(DAYS)
def test_every_day_is_in_one_period(day: date) -> None:
    months = figures.months_of(day.year)
    assert months.of(day) in months.firsts
    assert figures.years_between(2024, 2028).of(day) == date(day.year, 1, 1)
    assert figures.months_of(day.year + 1).of(day) is None
