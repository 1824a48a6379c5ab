"""Dates of calendar rules against dateutil, which reads their RRULE; their text, read and written."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.lib.recurrence import Rule, calendar_rules, intervals
from our2souls.lib.recurrence.calendar_rules import all_between, last_until, next_after, occurrence, pull_back
from our2souls.lib.recurrence.rrule import CalendarRule, read, rrule_of

FIVE_YEARS = timedelta(days=5 * 366)
every = st.integers(1, 13)
MONTH_ENDS = [date(2024, 2, 29), date(2027, 1, 29), date(2027, 1, 30), date(2027, 1, 31)]
dates = st.dates(date(2019, 1, 1), date(2029, 12, 31)) | st.sampled_from(MONTH_ENDS)
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
one_weekday = st.integers(0, 6).map(lambda day: (day,))
UNITS = ["day", "week", "month", "year"]
month_day = st.integers(1, 31) | st.sampled_from([29, 30, 31, -1])
nth = st.sampled_from([1, 2, 3, 4, -1])
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
day_of_year = st.integers(1, 12).flatmap(
    lambda month: st.tuples(st.just(month), st.integers(1, LENGTHS[month - 1]) | st.just(-1))
)
ends = st.one_of(
    st.just({}),
    st.builds(lambda n: {"count": n}, st.integers(1, 40)),
    st.builds(lambda day: {"until": day}, dates),
)


calendar_rules_of_all_kinds = st.one_of(
    st.builds(lambda unit, *rest: CalendarRule(unit, rest[0], **rest[1]), st.sampled_from(UNITS), every, ends),
    st.builds(lambda n, days, end: CalendarRule("week", n, days, **end), every, weekdays, ends),
    st.builds(lambda n, day, end: CalendarRule("month", n, month_day=day, **end), every, month_day, ends),
    st.builds(lambda n, day, place, end: CalendarRule("month", n, day, place, **end), every, one_weekday, nth, ends),
    st.builds(
        lambda n, day, end: CalendarRule("year", n, month=day[0], month_day=day[1], **end), every, day_of_year, ends
    ),
    st.builds(
        lambda n, day, place, month, end: CalendarRule("year", n, day, place, month=month, **end),
        every, one_weekday, nth, st.integers(1, 12), ends,
    ),
)  # fmt: skip
"""Each kind of rule that we know, with each kind of end."""
interval_rules = st.builds(Rule, every, st.sampled_from(UNITS))


def expanded(rule: CalendarRule | Rule, anchor: date, last: date) -> list[date]:
    """What dateutil makes of the RRULE."""
    start = datetime.combine(anchor, time())
    theirs = rrulestr(rrule_of(rule, anchor), dtstart=start)
    return [day.date() for day in theirs.between(start, datetime.combine(last, time()), inc=True)]


@settings(max_examples=500)
@given(calendar_rules_of_all_kinds | interval_rules, dates)
def test_five_years_of_any_rule_are_those_of_dateutil(rule: CalendarRule | Rule, anchor: date) -> None:
    assert all_between(rule, anchor, anchor, anchor + FIVE_YEARS) == expanded(rule, anchor, anchor + FIVE_YEARS)


@given(calendar_rules_of_all_kinds, dates, dates)
def test_next_after_and_last_until_enclose_a_day(rule: CalendarRule, anchor: date, day: date) -> None:
    following, before = next_after(rule, anchor, day), last_until(rule, anchor, day)
    assert following is None or following > day
    assert before is None or anchor <= before <= day
    if before is not None:
        assert next_after(rule, anchor, before) == following
    if following is not None:
        assert last_until(rule, anchor, following) == following
        assert last_until(rule, anchor, following - timedelta(days=1)) == before


@given(calendar_rules_of_all_kinds, dates)
def test_occurrences_are_counted_from_the_first(rule: CalendarRule, anchor: date) -> None:
    days = all_between(rule, anchor, anchor, anchor + FIVE_YEARS)
    assert [occurrence(rule, anchor, number) for number in range(min(len(days), 12))] == days[:12]


@given(interval_rules, dates, dates)
def test_an_interval_has_the_same_dates_here_and_there(rule: Rule, anchor: date, day: date) -> None:
    assert next_after(str(rule), anchor, day) == intervals.next_after(rule, anchor, day)
    assert last_until(rule, anchor, day) == intervals.last_until(rule, anchor, day)


@given(calendar_rules_of_all_kinds)
def test_a_text_is_read_as_it_was_written_and_fits_its_column(rule: CalendarRule) -> None:
    assert read(str(rule)) == rule
    assert len(str(rule)) <= 80


def test_the_longest_text_fits_its_column() -> None:
    until = date(2099, 12, 31)
    assert len(str(CalendarRule("year", 99, month=2, month_day=29, until=until))) <= 80
    assert len(str(CalendarRule("week", 99, tuple(range(7)), until=until))) <= 80
    assert len(str(CalendarRule("month", 99, month_day=31, until=until))) <= 80


@given(calendar_rules_of_all_kinds, dates, dates, dates)
def test_pull_back_brings_back_what_a_clock_ahead_planned(
    rule: CalendarRule, anchor: date, planned: date, today: date
) -> None:
    right = pull_back(str(rule), anchor, planned, today)
    latest = next_after(rule, anchor, today)
    assert right == planned or (latest is not None and right <= latest < planned)
    assert pull_back(rule, anchor, right, today) == right


@pytest.mark.parametrize(
    ("text", "anchor", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=1SA", date(2026, 11, 29), ["2026-12-05", "2027-01-02", "2027-02-06"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 12, 2), ["2026-12-03", "2026-12-07", "2026-12-10"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", date(2026, 12, 2), ["2026-12-04", "2026-12-14", "2026-12-18"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
            date(2027, 1, 31),
            ["2027-01-31", "2027-02-28", "2027-03-31"],
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
            date(2024, 2, 29),
            ["2024-02-29", "2025-02-28", "2026-02-28"],
        ),
        ("FREQ=MONTHLY;BYDAY=-1SU;COUNT=2", date(2026, 12, 1), ["2026-12-27", "2027-01-31", None]),
        ("FREQ=DAILY;UNTIL=20261202", date(2026, 12, 1), ["2026-12-01", "2026-12-02", None]),
        ("every:3:months", date(2026, 11, 30), ["2026-11-30", "2027-02-28", "2027-05-30"]),
    ],
)
def test_a_rule_falls_on_its_days(text: str, anchor: date, days: list[str | None]) -> None:
    assert [occurrence(text, anchor, number) for number in range(3)] == [
        day and date.fromisoformat(day) for day in days
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=TH,MO",
        "FREQ=WEEKLY;BYDAY=MO,MO",
        "FREQ=MONTHLY;BYDAY=5SA",
        "FREQ=MONTHLY;BYDAY=1SA,1SU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=YEARLY;BYDAY=1SA",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;UNTIL=20261301",
        "FREQ=DAILY;UNTIL=20261202;COUNT=3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;INTERVAL=٣",
        "INTERVAL=2;FREQ=DAILY",
        "FREQ=DAILY\n",
        "RRULE:FREQ=DAILY",
    ],
)
def test_another_text_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no rule"):
        read(text)


def test_an_end_beside_an_hour_is_a_moment() -> None:
    rule = CalendarRule("week", until=date(2027, 7, 4))
    assert rrule_of(rule, date(2026, 12, 6)) == "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270704"
    spoken = rrule_of(rule, date(2026, 12, 6), time(10), ZoneInfo("Europe/Madrid"))
    assert spoken == "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270704T080000Z"


def test_no_rule_goes_beyond_the_calendar() -> None:
    for unit in ("day", "week", "month", "year"):
        assert calendar_rules.next_after(CalendarRule(unit), date(9999, 12, 30), date(9999, 12, 31)) is None
