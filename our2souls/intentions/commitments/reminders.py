"""Reminders of what was promised: to its maker alone, on its day by their own clock, paused while the intention is."""

from datetime import date, time

from our2souls.delivery import outbox, schedules
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core.models import Intention
from our2souls.lib.clock import today

KIND, MOVED = "commitment", "commitment_moved"
HOUR = time(9, 0)
"""When its maker is reminded, on its day, by their own clock."""


def sync(commitment: Commitment, *, again: bool = False) -> None:
    """Keep the schedules of a commitment as it stands: of its rule or its one day, and of a day it was moved to.

    `again`: an answer was taken back, so that the rule is silent about that day and it needs a reminder of its own.
    """
    rule = commitment.rule or schedules.ONCE
    first = commitment.first_on if commitment.rule else commitment.next_due
    if commitment.is_open and first is not None:
        schedules.schedule(commitment.person_id, KIND, commitment.pk, rule, first, HOUR)
    else:
        schedules.stop(commitment.person_id, KIND, commitment.pk)
        outbox.cancel_about(commitment.person_id, commitment.pk)
    if (
        commitment.is_open
        and commitment.rule
        and commitment.next_due is not None
        and (again or commitment.next_due != commitment.next_occurrence)
    ):
        schedules.schedule(commitment.person_id, MOVED, commitment.pk, schedules.ONCE, commitment.next_due, HOUR)
    else:
        schedules.stop(commitment.person_id, MOVED, commitment.pk)
    if commitment.intention.state != "active":
        for kind in (KIND, MOVED):
            schedules.pause(commitment.person_id, kind, commitment.pk)


def silence(commitment: Commitment, occurrence: date) -> None:
    """Something was said of an occurrence: what waits about it is taken back, and what its day would bring."""
    outbox.cancel_about(commitment.person_id, commitment.pk)
    if commitment.rule and occurrence >= today("UTC"):
        schedules.skip(commitment.person_id, KIND, commitment.pk, occurrence)


def sync_for_intention(intention: Intention) -> None:
    """Let reminders of what both promised rest or go on, as the intention stands now."""
    for commitment in Commitment.objects.filter(intention=intention, ended_at=None).exclude(next_occurrence=None):
        for kind in (KIND, MOVED):
            if intention.state == "active":
                schedules.resume(commitment.person_id, kind, commitment.pk)
            else:
                schedules.pause(commitment.person_id, kind, commitment.pk)
        if intention.state != "active":
            outbox.cancel_about(commitment.person_id, commitment.pk)
