"""Reminders of what was promised: to its maker alone, on its day by their own clock, paused while the intention is."""

from datetime import date, time
from zoneinfo import ZoneInfo

from our2souls.delivery import outbox, schedules
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core.models import Intention
from our2souls.lib import recurrence
from our2souls.lib.clock import today

KIND, MOVED = "commitment", "commitment_moved"
HOUR = time(9, 0)
"""When its maker is reminded, on its day, by their own clock."""


def sync(held: Commitment, *, again: bool = False) -> None:
    """Keep the schedules of a commitment as it stands: of its rule or its one day, and of a day it was moved to.

    `again`: an answer was taken back, so that the rule is silent about that day and it needs a reminder of its own.
    """
    rule = held.rule or schedules.ONCE
    first = held.first_on if held.rule else held.open_due
    if held.is_open and first is not None:
        schedules.schedule(held.person_id, KIND, held.pk, rule, first, HOUR)
    else:
        schedules.stop(held.person_id, KIND, held.pk)
        outbox.cancel_about(held.person_id, held.pk)
    if held.is_open and held.rule and held.open_due is not None and (again or held.open_due != held.open_occasion):
        schedules.schedule(held.person_id, MOVED, held.pk, schedules.ONCE, held.open_due, HOUR)
    else:
        schedules.stop(held.person_id, MOVED, held.pk)
    if held.intention.state != "active":
        for kind in (KIND, MOVED):
            schedules.pause(held.person_id, kind, held.pk)


def silence(held: Commitment, occasion: date) -> None:
    """Something was said of an occasion: what waits about it is taken back, and what its day would bring."""
    outbox.cancel_about(held.person_id, held.pk)
    if held.rule and occasion >= today("UTC"):
        key = f"{KIND}:{held.pk}:{occasion.isoformat()}"
        at = recurrence.at_local(occasion, HOUR, ZoneInfo("UTC"))
        # An occasion that was cancelled stays so: told first, it isn't told again by the schedule.
        outbox.notify(to=held.person_id, notice=KIND, about=held.pk, key=key, at=at)
        outbox.cancel(key=key, to=held.person_id)


def sync_for_intention(intention: Intention) -> None:
    """Let reminders of what both promised rest or go on, as the intention stands now."""
    for held in Commitment.objects.filter(intention=intention, ended_at=None).exclude(open_occasion=None):
        for kind in (KIND, MOVED):
            if intention.state == "active":
                schedules.resume(held.person_id, kind, held.pk)
            else:
                schedules.pause(held.person_id, kind, held.pk)
        if intention.state != "active":
            outbox.cancel_about(held.person_id, held.pk)
