"""Hours in which nothing is brought, by the clock of whom it is brought to."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def is_quiet(hour: time, quiet_from: time | None, quiet_until: time | None) -> bool:
    """Whether a local hour lies in quiet hours, from the first minute until before the last.

    They may run over midnight. Nothing is quiet when an end is missing or both are the same.
    """
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return False
    if quiet_from < quiet_until:
        return quiet_from <= hour < quiet_until
    return hour >= quiet_from or hour < quiet_until


def next_loud(at: datetime, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """The given aware moment when it isn't quiet then, otherwise the end of those quiet hours; in UTC."""
    local = at.astimezone(zone)
    if quiet_until is None or not is_quiet(local.time(), quiet_from, quiet_until):
        return at.astimezone(UTC)
    ends = (
        datetime.combine(
            local.date() + timedelta(days=later), quiet_until.replace(fold=fold, tzinfo=None), zone
        ).astimezone(UTC)
        for later in (0, 1)
        for fold in (0, 1)  # in the hour shown twice, the first "until" may already be behind
    )
    return min(end for end in ends if end > at and not is_quiet(end.astimezone(zone).time(), quiet_from, quiet_until))
