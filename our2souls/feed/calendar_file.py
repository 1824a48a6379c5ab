"""A calendar file by RFC 5545 of what has its days; the bytes are the same as long as what is in it is.

One VEVENT a series, with its rule, what is left out of it and, beside it, what is on another day. Time zones are written out
for the years that matter (whole years, or the bytes would differ each day).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from our2souls.lib.recurrence.series import Series

if TYPE_CHECKING:  # 6 MB that only needs who asks for a calendar: each function imports it
    from icalendar import Event, Timezone

YEARS_AHEAD, HOURS = 11, 6
"""How many years ahead time zones are written out (programs go on by the zone’s name), and how often to ask for it anew."""
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A series as a calendar shows it: what it says, how long it lasts, when it rings (None: never)."""

    kind: str
    about: UUID
    series: Series
    title: str
    sequence: int
    made_at: datetime
    url: str = ""
    minutes: int = 30
    alarm: timedelta | None = None


def write(entries: Iterable[FeedEntry], *, name: str, language: str, host: str, today: date) -> bytes:
    """The file, with Windows line ends as RFC 5545 has them."""
    from icalendar import Calendar

    calendar = Calendar.new(prodid=f"-//{host}//{language.upper()}", method="PUBLISH")
    del calendar["uid"]  # a new one each time, otherwise
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=HOURS), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{HOURS}H")
    earliest: dict[str, int] = {}
    for entry in sorted(entries, key=lambda each: (each.kind, each.about)):
        series = entry.series
        if series.hour is not None and series.first is not None:
            earliest[series.zone] = min(earliest.get(series.zone, today.year), series.first.year)
        for event in _events(entry, host):
            calendar.add_component(event)
    zones = [_timezone(ZoneInfo(zone), year - 1, today.year + YEARS_AHEAD) for zone, year in sorted(earliest.items())]
    calendar.subcomponents[:0] = zones
    return bytes(calendar.to_ical())


def _timezone(zone: ZoneInfo, first: int, last: int) -> "Timezone":
    """The VTIMEZONE of a zone for so many years.

    The library writes the hour that clocks show after they went forward. RFC 5545, 3.6.5, asks for the hour before it.
    """
    from icalendar import Timezone

    written: Timezone = Timezone.from_tzinfo(zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    written.pop("comment")
    for part in written.subcomponents:
        before, after = part.TZOFFSETFROM, part.TZOFFSETTO
        later: Any = part.get("rdate")
        onsets = [part.DTSTART, *(each.dt for each in later.dts)] if later else [part.DTSTART]
        if before != after:
            onsets = [_onset(zone, each, before, after) for each in onsets]
        part.DTSTART = onsets[0]
        part.pop("rdate", None)
        if onsets[1:]:
            part.add("rdate", onsets[1:])
    return written


def _onset(zone: ZoneInfo, shown: datetime, before: timedelta, after: timedelta) -> datetime:
    """The hour by the clocks before a change at which they changed."""
    moment = (shown - before).replace(tzinfo=UTC)
    is_late = (moment - timedelta(seconds=1)).astimezone(zone).utcoffset() != before
    return shown - (after - before) if is_late else shown


def _events(entry: FeedEntry, host: str) -> "Iterable[Event]":
    """The series itself, and each occurrence that went elsewhere. One day alone that went elsewhere is simply there."""
    from icalendar import vRecur

    series = entry.series
    if series.first is None:
        return
    if not series.rule:
        move = series.moved.get(series.first)
        if series.first not in series.skipped:
            yield _event(entry, host, move.to if move else series.first, move.hour if move else None)
        return
    event = _event(entry, host, series.first)
    event.add("rrule", vRecur.from_ical(series.rrule))
    for day in sorted(series.skipped):
        if day >= series.first:
            event.add("exdate", _begin(series, day))
    yield event
    for named, move in sorted(series.moved.items()):
        if named >= series.first and named not in series.skipped:
            other = _event(entry, host, move.to, move.hour)
            other.add("recurrence-id", _begin(series, named))
            yield other


def _event(entry: FeedEntry, host: str, day: date, hour: time | None = None) -> "Event":
    from icalendar import Alarm, Event
    from icalendar.enums import CLASS, TRANSP

    begin = _begin(entry.series, day, hour)
    event = Event.new(
        uid=f"{uuid5(NAMESPACE_URL, f'{entry.kind}:{entry.about}')}@{host}",
        summary=entry.title,
        start=begin,
        end=begin + (timedelta(minutes=entry.minutes) if isinstance(begin, datetime) else _A_DAY),
        stamp=entry.made_at.astimezone(UTC).replace(microsecond=0),
        sequence=entry.sequence,
        classification=CLASS.PRIVATE,
        transparency=TRANSP.OPAQUE if isinstance(begin, datetime) else TRANSP.TRANSPARENT,
        url=entry.url or None,
    )
    if entry.alarm is not None:
        alarm = Alarm.new(description=entry.title)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", entry.alarm)
        event.add_component(alarm)
    return event


def _begin(series: Series, day: date, hour: time | None = None) -> date | datetime:
    """When it begins: a day, or an hour of the series' own clocks. An hour that clocks skip is written as it would be."""
    hour = hour or series.hour
    return day if hour is None else datetime.combine(day, hour.replace(fold=0), ZoneInfo(series.zone))
