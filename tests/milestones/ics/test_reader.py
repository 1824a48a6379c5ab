"""The days in a calendar’s file: as three programs write them, by worked examples, and by files that a library made."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from our2souls.milestones.forms import RelationshipMilestoneForm
from our2souls.milestones.ics import reader
from our2souls.milestones.ics.reader import FoundDate, IcsFile, IcsUnreadable
from tests.factories.milestones import an_ics

FILES = Path(__file__).parent / "files"
MADRID, TODAY = ZoneInfo("Europe/Madrid"), date(2026, 11, 30)
FIRST, LAST = datetime(1900, 1, 2), datetime(2200, 12, 30)  # noqa: DTZ001 - the hours of any clock
LETTERS = "anÑß09 ,;:=\\/\"'^()–…漢א🎂\u0301"
"""Of titles: those that a calendar's file writes in another way among them; no N, since the library takes \\N for a new line."""
MET = "DTSTART;VALUE=DATE:20200229"


def read(content: bytes, zone: ZoneInfo = MADRID) -> IcsFile:
    return reader.read(content, zone=zone, today=TODAY)


def only(*lines: str, title: str = "We met", zone: ZoneInfo = MADRID) -> FoundDate:
    [found] = read(an_ics("\n".join([title, *lines])), zone).dates
    return found


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        (
            "google",
            [
                FoundDate("The day we met, by the wrong door", date(2020, 2, 29), yearly=True),
                FoundDate("Night train", date(2027, 4, 3)),
            ],
        ),
        (
            "apple",
            [
                FoundDate("Rosa’s birthday", date(2026, 3, 5), yearly=True, has_year=False),
                FoundDate("Dancing", date(2027, 6, 10), repeats="weekly"),
            ],
        ),
        (
            "outlook",
            [
                FoundDate("Our wedding", date(2021, 8, 14), yearly=True),
                FoundDate("Mother’s day", date(2027, 5, 9), repeats="yearly"),
            ],
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_three_programs_are_read(name: str, dates: list[FoundDate], ends: str, encoding: str) -> None:
    text = (FILES / f"{name}.ics").read_text(encoding="utf-8")
    assert read(text.replace("\n", ends).encode(encoding)) == IcsFile(tuple(dates))


def test_a_file_in_an_old_encoding_keeps_its_letters() -> None:
    [found] = read(an_ics(f"Año con Åse\n{MET}").decode().encode("latin-1")).dates
    assert found.title == "Año con Åse"


def test_a_letter_that_a_fold_parts_is_whole_again() -> None:
    head, tail = an_ics(f"Muñoz\n{MET}").split("ñ".encode()[1:])
    [found] = read(head + b"\r\n " + "ñ".encode()[1:] + tail).dates
    assert found.title == "Muñoz"


@pytest.mark.parametrize(
    ("start", "zone", "day"),
    [
        ("DTSTART;VALUE=DATE:20270303", "Pacific/Auckland", date(2027, 3, 3)),
        ("DTSTART:20270303", "Pacific/Auckland", date(2027, 3, 3)),
        ("DTSTART:20270303T233000", "Pacific/Auckland", date(2027, 3, 3)),
        ("DTSTART;TZID=America/New_York:20270303T233000", "Pacific/Auckland", date(2027, 3, 3)),
        ("DTSTART;TZID=/nowhere.example/Mars:20270303T233000", "Pacific/Auckland", date(2027, 3, 3)),
        ("DTSTART:20270303T233000Z", "Europe/Madrid", date(2027, 3, 4)),
        ("DTSTART:20270303T233000Z", "America/New_York", date(2027, 3, 3)),
        ("dtstart;value=date:20270303", "Europe/Madrid", date(2027, 3, 3)),
    ],
)
def test_an_hour_has_the_day_of_its_own_clock_and_one_of_utc_that_of_whoever_reads(
    start: str, zone: str, day: date
) -> None:
    assert only(start, zone=ZoneInfo(zone)).on == day


@pytest.mark.parametrize(
    ("rule", "yearly", "repeats"),
    [
        ("FREQ=YEARLY", True, ""),
        ("freq=yearly;interval=1;wkst=mo", True, ""),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", True, ""),
        ("FREQ=YEARLY;BYMONTH=2", True, ""),
        ("FREQ=YEARLY;BYMONTHDAY=29", False, "yearly"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28", False, "yearly"),
        ("FREQ=YEARLY;BYMONTH=2,3", False, "yearly"),
        ("FREQ=YEARLY;INTERVAL=2", False, "yearly"),
        ("FREQ=YEARLY;COUNT=3", False, "yearly"),
        ("FREQ=YEARLY;UNTIL=20300101", False, "yearly"),
        ("FREQ=YEARLY;BYDAY=-1SA;BYMONTH=2", False, "yearly"),
        ("FREQ=YEARLY;BYEASTER=0", False, "yearly"),
        ("FREQ=YEARLY;COUNT=1", False, ""),
        ("FREQ=MONTHLY", False, "monthly"),
        ("FREQ=WEEKLY;BYDAY=SA", False, "weekly"),
        ("FREQ=DAILY", False, "daily"),
        ("FREQ=SECONDLY", False, "other"),
        ("FREQ=SOMETIMES", False, "other"),
        ("FREQ=YEARLY;BYMONTH=no", False, "other"),
        ("", False, "other"),
    ],
)
def test_only_what_comes_every_year_on_its_day_without_an_end_is_yearly(rule: str, yearly: Any, repeats: str) -> None:
    found = only(MET, f"RRULE:{rule}")
    assert (found.on, found.yearly, found.repeats) == (date(2020, 2, 29), yearly, repeats)


def test_days_that_are_listed_are_no_yearly_day() -> None:
    assert only(MET, "RDATE;VALUE=DATE:20200301").repeats == "other"
    assert only(MET, "RRULE:FREQ=YEARLY", "RDATE;VALUE=DATE:20200301").repeats == "yearly"


def test_a_birthday_without_a_year_is_in_this_one_and_a_29_february_in_the_last_that_had_one() -> None:
    found = only("DTSTART;VALUE=DATE:16040229", "RRULE:FREQ=YEARLY")
    assert (found.on, found.yearly, found.has_year) == (date(2024, 2, 29), True, False)


def test_a_title_is_one_line_without_what_turns_others_and_not_longer_than_a_day_may_be_called() -> None:
    assert only(MET, title="  We\\nmet\\, \x07 \u202ehere\u2069  \tagain ").title == "We met, here again"
    long = only(MET, title="a" * 300).title
    assert (len(long), long[-2:]) == (reader.TITLE, "a…")
    assert RelationshipMilestoneForm().fields["title"].max_length == reader.TITLE  # type: ignore[attr-defined]


def test_entries_that_cannot_be_read_are_counted_and_the_others_stay() -> None:
    file = an_ics(
        f"Good\n{MET}", "No day", f"\n{MET}", "Soon\nDTSTART:soon", "A span\nDTSTART:P1D", "None\nDTSTART;VALUE=DATE:20210229",
        "Long ago\nDTSTART;VALUE=DATE:18991231", "Far\nDTSTART;VALUE=DATE:22010101", "Edge\nDTSTART:99991231T235959Z",
        "An hour\nDTSTART:123000", "Broken\nDTSTART", f"Good\n{MET}", f"GOOD\n{MET}",
    )  # fmt: skip
    assert read(file) == IcsFile((FoundDate("Good", date(2020, 2, 29)),), unreadable=10)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "calendar"),
        (b"Date,Title\n2020-02-29,We met\n", "calendar"),
        (b"PK\x03\x04\x14\0\0\0", "calendar"),
        (f"BEGIN:VEVENT\nSUMMARY:We met\n{MET}\nEND:VEVENT\n".encode(), "calendar"),
        (b"BEGIN:VCARD\nBDAY:20200229\nEND:VCARD\n", "calendar"),
        (an_ics(), "nothing"),
        (an_ics("No day"), "nothing"),
        (an_ics(f"We met\n{MET}\nSTATUS:CANCELLED"), "nothing"),
        (an_ics(f"We met\n{MET}").replace(b"VERSION:2.0", b"METHOD:CANCEL"), "nothing"),
        (an_ics(*[f"We met {n}\n{MET}" for n in range(501)]), "events"),
        (an_ics(f"We met\n{MET}") + b" " * reader.BYTES, "size"),
    ],
)
def test_what_is_wrong_with_a_whole_file_is_named(content: bytes, why: str) -> None:
    with pytest.raises(IcsUnreadable) as caught:
        read(content)
    assert caught.value.why == why


def test_as_much_as_is_allowed_is_read() -> None:
    content = an_ics(*[f"We met {n}\n{MET}" for n in range(500)])
    assert len(read(content + b" " * (reader.BYTES - len(content))).dates) == 500


@given(
    st.lists(
        st.tuples(
            st.text(LETTERS, min_size=1, max_size=60).filter(str.strip),
            st.one_of(
                st.dates(date(1900, 1, 1), date(2200, 12, 31)),
                st.datetimes(FIRST, LAST),
                st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
                st.datetimes(FIRST, LAST, timezones=st.just(ZoneInfo("Asia/Tokyo"))),
            ),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_a_library_writes_is_read_as_it_was_meant(events: list[tuple[str, Any, bool]]) -> None:
    calendar, expected = Calendar(), set()
    for title, start, yearly in events:
        event = Event()
        event.add("summary", title)
        event.add("dtstart", start)
        event.add("description", "Nobody reads this")
        day = start
        if isinstance(start, datetime):
            day = (start.astimezone(MADRID) if start.tzinfo is UTC else start).date()
        if yearly:
            event.add("rrule", {"freq": "yearly"})
        calendar.add_component(event)
        expected.add((" ".join(title.split()).casefold(), day, yearly))
    found = read(calendar.to_ical())
    assert {(each.title.casefold(), each.on, each.yearly) for each in found.dates} == expected
    assert found.unreadable == 0
