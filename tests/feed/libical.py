"""What GNOME's calendars, by libical, make of a calendar file: run by the system's own Python, since libical comes from Debian.

Reads the file; prints as JSON, for each UID, when its occurrences begin: an ISO date, or the second in UTC.
"""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402 - only after its version is said

FIRST, LAST = sys.argv[1], sys.argv[2]


def day_of(at: ICalGLib.Time) -> str:
    """As an ISO date."""
    return f"{at.get_year():04}-{at.get_month():02}-{at.get_day():02}"


def begins(event: ICalGLib.Component) -> list[str | int]:
    """Each beginning between the two days, those on another day aside."""
    found = []
    first, last = ICalGLib.Time.new_from_string(FIRST), ICalGLib.Time.new_from_string(LAST)
    all_day = event.get_dtstart().is_date()

    def note(_event: ICalGLib.Component, span: ICalGLib.TimeSpan, _data: object) -> None:
        at = int(span.get_start())
        found.append(day_of(ICalGLib.Time.new_from_timet_with_zone(at, 1, None)) if all_day else at)

    event.foreach_recurrence(first, last, note, None)
    return found


def main() -> None:
    """Of the file on stdin."""
    whole = ICalGLib.Parser.parse_string(sys.stdin.read())
    by_uid: dict[str, list[str | int]] = {}
    moved: list[tuple[str, str | int]] = []
    event = whole.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        by_uid.setdefault(event.get_uid(), []).extend(begins(event))
        named = event.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY)
        if named is not None:
            at = named.get_datetime_with_component(event)
            moved.append((event.get_uid(), day_of(at) if at.is_date() else at.as_timet_with_zone(at.get_timezone())))
        event = whole.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    for uid, at in moved:
        by_uid[uid].remove(at)
    sys.stdout.write(json.dumps({"faults": whole.count_errors(), "begins": by_uid}))


main()
