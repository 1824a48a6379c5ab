"""Quiet hours against a minute-by-minute walk."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.recurrence import is_quiet, next_loud

MADRID = ZoneInfo("Europe/Madrid")
ZONES = [
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/St_Johns",
    "UTC",
]
hours = st.times().map(lambda t: t.replace(second=0, microsecond=0))
zones = st.sampled_from(ZONES)
moments = st.integers(0, 6 * 366 * 24 * 60).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


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
