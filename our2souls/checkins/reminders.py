"""A reminder to check in, for oneself: off until asked for, daily or on a day of the week."""

from datetime import time, timedelta

from our2souls.delivery import schedules
from our2souls.delivery.models import Schedule
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

NOTICE = "checkin"
NEVER, DAILY = "never", "daily"
USUAL = time(20)


@act
def remind_me(rhythm: str, hour: time) -> None:
    """Every day, or every week on a day ("0" for Monday to "6"), at an hour of one's own clock; never, for “never”.

    Where the hour is past today, not today.
    """
    viewer = current_viewer()
    if rhythm == NEVER:
        schedules.cancel(viewer.person_id, NOTICE, viewer.person_id)
        return
    anchor = viewer.today
    if rhythm != DAILY:
        anchor += timedelta(days=(int(rhythm) - anchor.weekday()) % 7)
    rule = "daily" if rhythm == DAILY else "weekly"
    schedules.schedule(viewer.person_id, NOTICE, viewer.person_id, rule, anchor, hour, since=now())


def current() -> tuple[str, time]:
    """The viewer's: a rhythm and an hour; one query."""
    row = Schedule.objects.filter(kind=NOTICE, about=current_viewer().person_id, paused_at=None).first()
    if row is None:
        return NEVER, USUAL
    return (DAILY if row.rule == "daily" else str(row.anchor.weekday())), row.hour
