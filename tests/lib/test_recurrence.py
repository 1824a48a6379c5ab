"""Rules against dateutil, local hours against dateutil's zones, quiet hours against a minute-by-minute walk."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from our2souls.lib.recurrence import (
    Rule,
    at_local,
    is_quiet,
    last_until,
    next_after,
    next_loud,
    occurrence,
    pull_back,
    rule,
)

MADRID, NEW_YORK = ZoneInfo("Europe/Madrid"), ZoneInfo("America/New_York")
ZONES = [
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/St_Johns",
    "UTC",
]

rules = st.builds(Rule, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
dates = st.dates(date(1990, 1, 1), date(2100, 1, 1))
hours = st.times().map(lambda t: t.replace(second=0, microsecond=0))
zones = st.sampled_from(ZONES)
moments = st.integers(0, 6 * 366 * 24 * 60).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


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


@pytest.mark.parametrize(
    ("day", "hour", "zone", "utc"),
    [
        (date(2026, 3, 28), time(18), MADRID, "2026-03-28T17:00"),
        (date(2026, 3, 29), time(18), MADRID, "2026-03-29T16:00"),
        (date(2026, 10, 24), time(18), MADRID, "2026-10-24T16:00"),
        (date(2026, 10, 25), time(18), MADRID, "2026-10-25T17:00"),
        (date(2026, 3, 29), time(2, 30), MADRID, "2026-03-29T01:30"),  # skipped: shown as 03:30
        (date(2026, 10, 25), time(2, 30), MADRID, "2026-10-25T00:30"),  # twice: the first
        (date(2026, 3, 8), time(18), NEW_YORK, "2026-03-08T22:00"),
        (date(2026, 11, 1), time(18), NEW_YORK, "2026-11-01T23:00"),
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08T07:30"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T05:30"),
    ],
)
def test_at_local_across_both_changes_of_the_clocks(day: date, hour: time, zone: ZoneInfo, utc: str) -> None:
    assert at_local(day, hour, zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@given(dates, hours, zones)
def test_at_local_agrees_with_dateutil(day: date, hour: time, name: str) -> None:
    theirs = tz.resolve_imaginary(datetime.combine(day, hour, tz.gettz(name)))
    assert at_local(day, hour, ZoneInfo(name)) == theirs.astimezone(UTC)


def test_quiet_hours_may_run_over_midnight() -> None:
    night = (time(21, 30), time(7, 30))
    assert [is_quiet(time(*at), *night) for at in [(21, 29), (21, 30), (0, 0), (7, 29), (7, 30), (12, 0)]] == [
        False, True, True, True, False, False,
    ]  # fmt: skip
    assert is_quiet(time(13), time(12), time(14))
    assert not is_quiet(time(14), time(12), time(14))
    assert not is_quiet(time(13), None, time(14))
    assert not is_quiet(time(13), time(12), None)
    assert not is_quiet(time(13), time(13), time(13))


def test_next_loud_is_in_the_morning_after_a_quiet_night() -> None:
    evening = datetime(2026, 6, 12, 21, 0, tzinfo=UTC)  # 23:00 in Madrid
    assert next_loud(evening, MADRID, time(22), time(7, 30)) == datetime(2026, 6, 13, 5, 30, tzinfo=UTC)
    assert next_loud(evening, MADRID, None, None) == evening
    afternoon = evening - timedelta(hours=6)
    assert next_loud(afternoon, MADRID, time(22), time(7, 30)) == afternoon


def test_next_loud_where_quiet_hours_end_in_the_hour_shown_twice() -> None:
    second_quarter_past_two = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert next_loud(second_quarter_past_two, MADRID, time(23), time(2, 30)) == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


@given(moments, zones, hours, hours)
def test_next_loud_is_the_first_loud_minute(at: datetime, name: str, start: time, end: time) -> None:
    zone = ZoneInfo(name)
    loud = next_loud(at, zone, start, end)
    assert loud >= at
    assert not is_quiet(loud.astimezone(zone).time(), start, end)
    walked = at
    while is_quiet(walked.astimezone(zone).time(), start, end):
        walked += timedelta(minutes=15)
        if walked > loud:  # only an end that clocks skip may be later than the walk, by what they skip
            break
    assert loud - walked <= timedelta(hours=1)


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
