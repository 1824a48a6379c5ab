"""Local hours against dateutil's zones."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.recurrence import at_local

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

dates = st.dates(date(1990, 1, 1), date(2100, 1, 1))
hours = st.times().map(lambda t: t.replace(second=0, microsecond=0))
zones = st.sampled_from(ZONES)


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


def test_beyond_the_end_of_dates_it_is_the_last_moment() -> None:
    assert at_local(date.max, time(23), ZoneInfo("America/New_York")) == datetime.max.replace(tzinfo=UTC)
    assert at_local(date.min, time(1), ZoneInfo("Asia/Tokyo")) == datetime.min.replace(tzinfo=UTC)
