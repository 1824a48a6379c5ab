"""Calendar files, occurrence by occurrence against two that read them by themselves: a library in Python, and libical."""

import json
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from our2souls.feed import calendar_file
from our2souls.feed.calendar_file import FeedEntry
from our2souls.lib.recurrence.series import Move, Series, occurrences
from tests.lib.recurrence.test_calendar_rules import calendar_rules_of_all_kinds, interval_rules

TODAY = date(2026, 11, 29)
FIRST, LAST = TODAY, date(2031, 11, 29)
MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)
ZONES = ("Europe/Madrid", "America/New_York", "Australia/Lord_Howe")
LIBICAL, SYSTEM = Path(__file__).with_name("libical.py"), "/usr/bin/python3"
LACKS = "libical is not here: apt-get install gir1.2-ical-3.0 python3-gi"
rules = (calendar_rules_of_all_kinds | interval_rules).map(str)
anchors = st.dates(date(2025, 1, 1), date(2027, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 30)]
)
hours = st.none() | st.sampled_from([time(0), time(2, 30), time(10), time(23, 45)])


@st.composite
def series(draw: Any, hours: Any = hours) -> Series:
    """A rule with a few of its occurrences left out or on another day, some of it behind; or one day."""
    anchor, zone, hour = draw(anchors), draw(st.sampled_from(ZONES)), draw(hours)
    if draw(st.integers(0, 9)) == 0:
        return Series(anchor, "", hour, zone)
    whole = Series(anchor, draw(rules), hour, zone)
    days = [each.named for each in occurrences(whole, FIRST, FIRST + timedelta(days=500))]
    some = st.sets(st.sampled_from(days), max_size=3) if days else st.just(set())
    skipped = draw(some)
    # An hour that clocks skip or show twice is no hour that anybody moves something to.
    other = st.none() if hour is None else st.none() | st.just(time(18, 15))
    moved = {day: Move(day + timedelta(days=draw(st.integers(1, 20))), draw(other)) for day in draw(some) - skipped}
    since = draw(st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 1)))
    return Series(anchor, whole.rule, hour, zone, since, frozenset(skipped), moved)


def entry(of: Series, number: int = 1) -> FeedEntry:
    return FeedEntry("ritual", UUID(int=number), of, f"Coffee {number}", 1, MADE, alarm=timedelta(0))


def written(*all_series: Series) -> bytes:
    entries = [entry(each, number) for number, each in enumerate(all_series, 1)]
    return calendar_file.write(entries, name="Ours", language="en", host="example.org", today=TODAY)


def ours(of: Series) -> list[str]:
    """When our engine has it come, as ISO text: dates, or moments in UTC."""
    return sorted((each.at or each.on).isoformat() for each in occurrences(of, FIRST, LAST))


def theirs(file: bytes, title: str) -> list[str]:
    """When the library has what is called so come."""
    found = recurring_ical_events.of(Calendar.from_ical(file)).between(FIRST, LAST + timedelta(days=1))
    begins = [event.start for event in found if str(event["SUMMARY"]) == title]
    return sorted(
        (each.astimezone(UTC) if isinstance(each, datetime) else each).isoformat()
        for each in begins
        if FIRST <= (each.date() if isinstance(each, datetime) else each) <= LAST
    )


def libicals(file: bytes) -> dict[str, list[str]]:
    """When libical has each UID come, in an interpreter of the system's own."""
    span = [f"{FIRST - timedelta(days=2):%Y%m%d}T000000Z", f"{LAST + timedelta(days=2):%Y%m%d}T000000Z"]
    if not Path(SYSTEM).exists():
        pytest.skip(LACKS)
    run = subprocess.run([SYSTEM, LIBICAL, *span], input=file, capture_output=True, check=False)
    if b"ModuleNotFoundError" in run.stderr or b"not available" in run.stderr:
        pytest.skip(LACKS)
    assert run.returncode == 0, run.stderr.decode()
    answer = json.loads(run.stdout)
    assert answer["faults"] == 0
    return {uid: sorted(map(_iso, begins)) for uid, begins in answer["begins"].items()}


def _iso(begin: str | int) -> str:
    return begin if isinstance(begin, str) else datetime.fromtimestamp(begin, UTC).isoformat()


def within(found: Iterable[str], of: Series) -> list[str]:
    """Those whose day by the series' own clocks lies in the five years."""
    zone = ZoneInfo(of.zone)
    day = {each: datetime.fromisoformat(each).astimezone(zone).date() if "T" in each else date.fromisoformat(each)
           for each in found}  # fmt: skip
    return [each for each in found if FIRST <= day[each] <= LAST]


@settings(max_examples=40, deadline=None)
@given(series())
def test_a_library_finds_our_occurrences_over_five_years(of: Series) -> None:
    assert theirs(written(of), "Coffee 1") == ours(of)


@settings(max_examples=8, deadline=None)
@given(st.lists(series(st.none() | st.sampled_from([time(0), time(10), time(23, 45)])), min_size=5, max_size=20))
def test_a_calendar_program_finds_our_occurrences_over_five_years(many: list[Series]) -> None:
    """At hours that clocks never skip: after one that they do, libical 3.0.16 has the next day an hour late as well."""
    file = written(*many)
    found = libicals(file)
    uids = {str(event["SUMMARY"]): str(event["UID"]) for event in Calendar.from_ical(file).walk("VEVENT")}
    for number, each in enumerate(many, 1):
        if uid := uids.get(f"Coffee {number}"):
            assert within(found[uid], each) == ours(each), each
        else:
            assert ours(each) == []


def test_a_number_of_times_counts_from_the_first_one_though_some_lie_behind() -> None:
    rule = "FREQ=WEEKLY;BYDAY=SU;COUNT=12"
    of = Series(date(2026, 11, 1), rule, time(10), "Europe/Madrid", since=date(2026, 12, 6))
    assert theirs(written(of), "Coffee 1") == ours(of)
    assert len(ours(of)) == 7


@pytest.mark.parametrize("zone", ZONES)
def test_time_zones_are_written_as_rfc_5545_has_them(zone: str) -> None:
    (written_zone,) = Calendar.from_ical(written(Series(TODAY, "weekly", time(10), zone))).walk("VTIMEZONE")
    for part in written_zone.subcomponents:
        onsets = [part.DTSTART, *(each.dt for each in part["RDATE"].dts)] if "RDATE" in part else [part.DTSTART]
        for onset in onsets:
            if part.TZOFFSETFROM != part.TZOFFSETTO:
                moment = (onset - part.TZOFFSETFROM).replace(tzinfo=UTC)
                around = [(moment + timedelta(seconds=off)).astimezone(ZoneInfo(zone)).utcoffset() for off in (-1, 0)]
                assert around == [part.TZOFFSETFROM, part.TZOFFSETTO], onset
    assert sum(len(part.get("RDATE").dts) if "RDATE" in part else 0 for part in written_zone.subcomponents) > 18


def test_the_same_days_are_the_same_bytes_and_keep_their_uid() -> None:
    of = Series(TODAY, "FREQ=MONTHLY;BYDAY=1SA", time(10), "Europe/Madrid")
    assert written(of) == written(of)
    later = Series(TODAY, of.rule, of.hour, of.zone, skipped=frozenset({date(2026, 12, 5)}))
    assert written(of) != written(later)
    uids = {
        str(event["UID"]) for file in (written(of), written(later)) for event in Calendar.from_ical(file).walk("VEVENT")
    }
    assert len(uids) == 1


def test_titles_are_folded_and_escaped_and_come_back_whole() -> None:
    title = "Café; with us, \\ and\nmore " + "☕" * 60
    of = FeedEntry("ritual", UUID(int=1), Series(TODAY), title, 1, MADE)
    file = calendar_file.write([of], name="Ours", language="es", host="example.org", today=TODAY)
    assert max(map(len, file.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    assert "VALARM" not in file.decode()
