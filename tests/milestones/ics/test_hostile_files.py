"""Calendar files of somebody who means harm: each is read or refused within a moment, and no recurrence is expanded."""

import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.milestones.ics import reader
from our2souls.milestones.ics.reader import YEARS, IcsFile, IcsUnreadable

BEGIN, EVENT = b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n"
DAY, TITLE = b"DTSTART:20270303\r\n", b"SUMMARY:x\r\n"
END = b"END:VEVENT\r\nEND:VCALENDAR\r\n"
MOST = reader.BYTES - 200
SECONDS = 2


def read(content: bytes) -> IcsFile | None:
    """What is found, None for nothing; any other error fails the test."""
    try:
        return reader.read(content, zone=ZoneInfo("Europe/Madrid"), today=date(2026, 11, 30))
    except IcsUnreadable:
        return None


def fill(start: bytes, part: bytes, end: bytes = b"") -> bytes:
    """As much of a part as fits into a file."""
    return start + part * ((MOST - len(start) - len(end)) // len(part)) + end


HOSTILE = {
    "empty lines": fill(BEGIN, b"\n"),
    "empty lines in an event": fill(BEGIN + EVENT, b"\r\n", DAY + TITLE + END),
    "folds": fill(BEGIN + EVENT + b"SUMMARY:", b"\n ", DAY + END),
    "deep nesting": fill(BEGIN, b"BEGIN:X\n", EVENT + DAY + TITLE + END),
    "calendars in calendars": fill(b"", BEGIN, EVENT + DAY + TITLE + END),
    "events in an event": fill(BEGIN, EVENT),
    "alarms that never end": fill(BEGIN + EVENT + TITLE + DAY, b"BEGIN:VALARM\r\n", END),
    "one line": fill(BEGIN + EVENT + DAY + b"SUMMARY:", b"x", b"\r\n" + END),
    "one line of nothing": fill(b"", b"x"),
    "backslashes": fill(BEGIN + EVENT + DAY + b"SUMMARY:", b"\\", b"\r\n" + END),
    "parameters": fill(BEGIN + EVENT + DAY + b"SUMMARY", b';A="b,c"', b":x\r\n" + END),
    "an open quotation": fill(BEGIN + EVENT + DAY + b'SUMMARY;A="', b"b;", b":x\r\n" + END),
    "parameters in every event": fill(BEGIN, EVENT + b"SUMMARY" + b';A="b"' * 80 + b":x\r\n" + DAY, END),
    "a huge rule": fill(BEGIN + EVENT + DAY + TITLE + b"RRULE:FREQ=YEARLY;BYSETPOS=", b"1,", b"1\r\n" + END),
    "rules without end": fill(BEGIN + EVENT + DAY + TITLE + b"RRULE:", b"FREQ=SECONDLY;", b"\r\n" + END),
    "many rules": fill(BEGIN + EVENT + DAY + TITLE, b"RRULE:FREQ=SECONDLY\r\n", END),
    "every second for ever": BEGIN + EVENT + DAY + TITLE + b"RRULE:FREQ=SECONDLY;COUNT=99999999999999999999\r\n" + END,
    "listed days": fill(BEGIN + EVENT + DAY + TITLE + b"RDATE:", b"20270303,", b"20270303\r\n" + END),
    "a zone that is nonsense": BEGIN + b"BEGIN:VTIMEZONE\r\nTZID:../../etc/passwd\r\nDTSTART:99999999\r\n" + EVENT + DAY + TITLE
    + END,
    "many zones": fill(BEGIN, b"BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n", EVENT + DAY + TITLE + END),
    "nulls": fill(BEGIN + EVENT + DAY + b"SUMMARY:x", b"\0", b"\r\n" + END),
    "half of a wide letter": b"\xff\xfe" + "BEGIN:VCALENDAR".encode("utf-16-le") + b"\x00\xd8\x41",
    "wide letters": b"\xff\xfe" + ("BEGIN:VCALENDAR\n" + "\ud7ff" * 100_000).encode("utf-16-le"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_refused_within_a_moment(name: str) -> None:
    assert len(HOSTILE[name]) <= reader.BYTES
    began = time.process_time()
    read(HOSTILE[name])
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "name",
    ["deep nesting", "calendars in calendars", "alarms that never end", "a huge rule", "every second for ever", "listed days",
     "a zone that is nonsense", "many zones", "nulls", "one line", "empty lines in an event"],
)  # fmt: skip
def test_the_day_beside_it_is_found(name: str) -> None:
    found = read(HOSTILE[name])
    assert found is not None
    assert [each.on for each in found.dates] == [date(2027, 3, 3)]


LINES = st.sampled_from(
    ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "DTSTART:20270303", "DTSTART;TZID=X:1T",
     "DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z", "SUMMARY:x", "RRULE:FREQ=YEARLY", "RRULE:=;=", "RRULE:FREQ=",
     "SUMMARY",     ":", ";", "SUMMARY;:x", "STATUS:CANCELLED", " x", "RECURRENCE-ID:x", "DTSTART;X-APPLE-OMIT-YEAR=1,2:16040101"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for each in (content, BEGIN + EVENT + content, BEGIN + EVENT + DAY + b"SUMMARY:" + content + b"\r\n" + END):
        found = read(each)
        assert found is None or all(day.title and day.on.year in YEARS for day in found.dates)


@given(st.lists(st.one_of(LINES, st.text(max_size=20).map(lambda text: f"RRULE:{text}")), max_size=30))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    read("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode("utf-8", "replace"))
