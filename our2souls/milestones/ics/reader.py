"""The days in a calendar’s file (RFC 5545), pure: of each event its title, its day and whether it comes every year.

What a file holds beside that (guests, places, descriptions, time zones) is passed over unread, and no recurrence is expanded:
a file costs what its length costs, whatever somebody wrote into it. The local day of an hour stands in front of the hour,
whichever zone it is of; only UTC needs a clock.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Literal

BYTES, EVENTS = 256 * 1024, 500
"""A file has at most."""
TITLE = 200
"""Letters of a title; a longer one is cut."""
YEARS = range(1900, 2201)
"""What days of a couple’s may lie in."""
_LONGEST_LINE = 4096
"""Characters of a line that are looked at."""
_READ = frozenset({"DTSTART", "SUMMARY", "RRULE", "RDATE", "RECURRENCE-ID", "STATUS"})
_NAME = re.compile(r"[A-Za-z-]+")
_FOLD = re.compile(rb"\n[ \t]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What would turn the direction of words around them."""

type Unfit = Literal["calendar", "size", "events", "nothing"]
type Repeats = Literal["", "daily", "weekly", "monthly", "yearly", "other"]
_REPEATS: dict[str, Repeats] = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}


class IcsUnreadable(ValueError):
    """The file as a whole cannot be read; `why` says what is wrong with it."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why)
        self.why: Unfit = why


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One event’s day. `yearly`: it comes round on this day. `repeats`: it comes in another way, of which this is the first day.

    `has_year` is False for a birthday of which a calendar knows the day alone: then `on` is in this year.
    """

    title: str
    on: date
    yearly: bool = False
    repeats: Repeats = ""
    has_year: bool = True


@dataclass(frozen=True, slots=True)
class IcsFile:
    """What was found, earliest first, each once; and how many entries could not be read."""

    dates: tuple[FoundDate, ...]
    unreadable: int = 0


def read(data: bytes, *, zone: tzinfo, today: date) -> IcsFile:
    """The days of a file; `zone` is the clock by which an hour of UTC has its day.

    Cancelled events and single changed times of a series are left out. Raises IcsUnreadable, and nothing else.
    """
    if len(data) > BYTES:
        raise IcsUnreadable("size")
    events = _events(_lines(data))
    if len(events) > EVENTS:
        raise IcsUnreadable("events")
    found: dict[tuple[object, ...], FoundDate] = {}
    unreadable = 0
    for event in events:
        try:
            each = _found(event, zone, today)
        except (ValueError, OverflowError):
            unreadable += 1
        else:
            if each is not None:
                found.setdefault((each.on, each.yearly, each.title.casefold()), each)
    if not found:
        raise IcsUnreadable("nothing")
    return IcsFile(tuple(sorted(found.values(), key=lambda each: (each.on, each.title.casefold()))), unreadable)


def _lines(data: bytes) -> list[str]:
    """The lines, unfolded as bytes: a fold may part a letter. The library’s own unfolding takes minutes for empty lines alone."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    whole = _FOLD.sub(b"", data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    try:
        text = whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = whole.decode("cp1252", "replace")
    return text.split("\n")


def _events(lines: Iterable[str]) -> list[list[str]]:
    """The lines of each event that are read; what is nested in one (its alarms) is not its own.

    An end that is missing costs its event nothing. Raises IcsUnreadable where no calendar begins, and for one that only cancels.
    """
    events: list[list[str]] = []
    event: list[str] | None = None
    nested, has_begun = 0, False
    for line in lines:
        match line[:_LONGEST_LINE].strip().upper().split(":", 1):
            case ["BEGIN", "VCALENDAR"]:
                has_begun = True
            case ["BEGIN", "VEVENT"]:
                event, nested = [], 0
                events.append(event)
            case ["END", "VEVENT"]:
                event = None
            case ["BEGIN", _]:
                nested += 1
            case ["END", _]:
                nested = max(0, nested - 1)
            case ["METHOD", "CANCEL"]:
                raise IcsUnreadable("nothing")
            case _:
                name = _NAME.match(line)
                if event is not None and not nested and name and name[0].upper() in _READ:
                    event.append(line[:_LONGEST_LINE])
    if not has_begun:
        raise IcsUnreadable("calendar")
    return events


def _found(event: Iterable[str], zone: tzinfo, today: date) -> FoundDate | None:
    """What an event says; None for one that is left out. Raises ValueError and OverflowError for one that cannot be read."""
    from icalendar.parser import Contentline  # 6 MB that only needs who brings a file

    values: dict[str, tuple[Any, str]] = {}
    for line in event:
        name, parameters, value = Contentline(_CONTROLS.sub(" ", line)).parts()  # type: ignore[no-untyped-call]  # the library’s
        values.setdefault(name.upper(), (parameters, value.strip()))
    if "RECURRENCE-ID" in values or values.get("STATUS", ("", ""))[1].upper() == "CANCELLED":
        return None
    title = _title(values.get("SUMMARY", ("", ""))[1])
    parameters, start = values.get("DTSTART", ({}, ""))
    on = _day(start, zone)
    is_yearly, repeats = _recurrence(values, on)
    omitted = str(parameters.get("X-APPLE-OMIT-YEAR", ""))
    if is_yearly and (on.year < YEARS.start or omitted == str(on.year)):
        return FoundDate(title, in_this_year(on, today), yearly=True, has_year=False)
    if on.year not in YEARS:
        raise ValueError("out of the years that are kept")
    return FoundDate(title, on, is_yearly, repeats)


def _title(typed: str) -> str:
    """A title in one line. Raises ValueError for none."""
    title = " ".join(_CONTROLS.sub(" ", _TURNS.sub("", typed)).split())
    if not title:
        raise ValueError("no title")
    return title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"


def _day(start: str, zone: tzinfo) -> date:
    """The day on which it begins, by its own clocks. Raises ValueError and OverflowError."""
    from icalendar import vDDDTypes

    value = vDDDTypes.from_ical(start)  # type: ignore[no-untyped-call]  # the library’s
    if isinstance(value, datetime):
        return value.astimezone(zone).date() if value.tzinfo else value.date()
    if not isinstance(value, date):
        raise ValueError("no day")  # noqa: TRY004 - what was typed is wrong, not our type
    return value


def _recurrence(values: dict[str, tuple[Any, str]], on: date) -> tuple[bool, Repeats]:
    """Whether it comes every year on its day without an end; else how it comes round, where it does."""
    if "RRULE" not in values:
        return False, "other" if "RDATE" in values else ""
    from icalendar import vRecur

    try:
        rule: Any = vRecur.from_ical(values["RRULE"][1].upper())
    except ValueError:
        return False, "other"
    frequency = str(rule.pop("FREQ", [""])[0])
    if rule.get("COUNT") == [1]:
        return False, ""
    rule.pop("WKST", None)
    on_its_day = {"INTERVAL": [1], "BYMONTH": [on.month], "BYMONTHDAY": [on.day]}
    is_plain = all(on_its_day.get(name) == list(each) for name, each in rule.items()) and "RDATE" not in values
    if frequency == "YEARLY" and is_plain and ("BYMONTHDAY" not in rule or "BYMONTH" in rule):
        return True, ""
    return False, _REPEATS.get(frequency, "other")


def in_this_year(day: date, today: date) -> date:
    """A day of no year as a date that can be read and typed: in this year, of a 29 February in the last year that had one."""
    for year in range(today.year, today.year - 9, -1):
        try:
            return day.replace(year=year)
        except ValueError:
            continue
    raise ValueError("no day of any year")
