"""Interval rules against dateutil."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from our2souls.lib.recurrence import Rule, last_until, next_after, occurrence, pull_back, rule

rules = st.builds(Rule, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
dates = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("daily", Rule(1, "day")),
        ("weekly", Rule(1, "week")),
        ("monthly", Rule(1, "month")),
        ("yearly", Rule(1, "year")),
        ("every:3:months", Rule(3, "month")),
        ("every:10:days", Rule(10, "day")),
    ],
)
def test_rule_reads_every_notation_and_writes_it_again(text: str, means: Rule) -> None:
    assert rule(text) == means
    assert str(means) == text


@pytest.mark.parametrize(
    "text", ["", "hourly", "every:0:months", "every:3:month", "every:-1:days", "every:1000:days", "monthly\n"]
)
def test_rule_refuses_other_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no rule"):
        rule(text)


@given(rules)
def test_every_rule_reads_what_it_writes(some: Rule) -> None:
    assert rule(str(some)) == some


def test_a_monthly_31st_falls_on_the_last_day_and_comes_back() -> None:
    days = [occurrence(rule("monthly"), date(2027, 1, 31), n) for n in range(5)]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31)]


def test_a_yearly_29_february_falls_on_the_last_of_february() -> None:
    days = [occurrence(rule("yearly"), date(2024, 2, 29), n) for n in range(5)]
    assert days == [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


def test_the_anchor_is_the_first_occurrence_of_a_rule() -> None:
    anchor = date(2026, 11, 23)
    assert next_after(rule("monthly"), anchor, date(2020, 1, 1)) == anchor
    assert next_after(rule("monthly"), anchor, anchor) == date(2026, 12, 23)
    assert last_until(rule("monthly"), anchor, date(2026, 11, 22)) is None
    assert last_until(rule("monthly"), anchor, anchor) == anchor


@given(rules, dates, st.integers(0, 200))
def test_occasions_agree_with_dateutil(some: Rule, anchor: date, count: int) -> None:
    span = relativedelta(**{f"{some.unit}s": some.every * count})  # type: ignore[arg-type]
    assume(anchor.year + some.every * count < 9999)
    assert occurrence(some, anchor, count) == anchor + span


@given(rules, dates, dates)
def test_next_after_and_last_until_enclose_any_day(some: Rule, anchor: date, day: date) -> None:
    following, before = next_after(some, anchor, day), last_until(some, anchor, day)
    assert following > day
    if before is None:
        assert following == anchor
    else:
        assert before <= day
        assert next_after(some, anchor, before) == following


@given(of=rules, anchor=dates, planned=dates, today=dates)
def test_pull_back_brings_what_a_clock_ahead_planned_back_to_the_rule(
    of: Rule, anchor: date, planned: date, today: date
) -> None:
    right = pull_back(of, anchor, planned, today)
    latest = next_after(of, anchor, today)
    assert right == planned if planned <= latest else today <= right <= latest or right == anchor
    assert right == planned or right == next_after(of, anchor, right - timedelta(days=1))
    assert pull_back(of, anchor, right, today) == right


def test_pull_back_leaves_what_is_planned_as_the_rule_wants_it() -> None:
    anchor, today = date(2026, 1, 31), date(2026, 6, 30)
    for planned in (date(2026, 6, 30), date(2026, 7, 31)):
        assert pull_back("monthly", anchor, planned, today) == planned
    assert pull_back("monthly", anchor, date(2026, 8, 31), today) == date(2026, 6, 30)
    assert pull_back("monthly", date(2031, 1, 1), date(2036, 1, 1), today) == date(2031, 1, 1)
