"""The moment a local date and hour fall on.

A moment in UTC is only ever computed from a date, an hour and a zone, because an hour of the clock moves in UTC when
clocks change.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def at_local(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which clocks in `zone` show this date and hour.

    An hour that clocks skip moves forward by what they skip; of an hour that they show twice it is the first. What lies
    beyond the first or last moment there is, is that one.
    """
    try:
        return datetime.combine(day, hour.replace(fold=0, tzinfo=None), zone).astimezone(UTC)
    except OverflowError:
        is_first = day.year == date.min.year
        return datetime.min.replace(tzinfo=UTC) if is_first else datetime.max.replace(tzinfo=UTC)
