"""What comes round: one engine for everything with a rule, a local hour and a next time.

An occurrence is named by its local date. The worker turns due schedules into deliveries and moves them on in one
transaction, so that a worker killed in between leaves either both or neither. After a long silence the latest
occurrence is announced and the older ones are not: nobody wants three reminders for three months in which the machine
was off.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction
from django.db.models import QuerySet

from our2souls.delivery import outbox
from our2souls.delivery.models import Schedule
from our2souls.delivery.registry import notification_types, recipients
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(days=1)
FIRST_TO_BEGIN, LAST_TO_BEGIN = ZoneInfo("Etc/GMT-14"), ZoneInfo("Etc/GMT+12")
"""Where on earth a day begins first, and last."""
FAR = timedelta(days=40)
"""What a clock that ran ahead has announced so much too early, or less, is not announced again."""
ONCE = "every:999:years"
"""The rule of what comes on one day: the engine knows only what comes round, and nobody waits for the second time."""
log = structlog.get_logger("our2souls.delivery")


def schedule(owner_id: UUID, kind: str, about: UUID, rule: str, anchor: date, hour: time) -> None:
    """Announce the notice `kind` about a thing to a person, from the date `anchor` on, by `rule` ("monthly").

    Date and `hour` are of the person's own calendar and clock. One schedule for each person, kind and thing: keeping
    it again changes its rule, anchor and hour, and ends a pause. Dates that lie behind are left out; today's counts
    even when its hour is past. Raises UnknownNotificationType, ValueError for a rule that is none.
    """
    type_, zone, couple = notification_types.named(kind), ZoneInfo("UTC"), None
    if recipient := recipients.load(owner_id):
        zone, couple = recipient.zone, recipient.viewer.couple_id
    first = recurrence.next_after(rule, anchor, max(anchor, today(zone)) - timedelta(days=1))
    _all().update_or_create(
        owner_id=owner_id,
        kind=kind,
        about=about,
        defaults={
            "couple": couple if type_.shared else None,
            "rule": rule,
            "anchor": anchor,
            "hour": hour,
            "next_on": first,
            "next_at": recurrence.at_local(first, hour, zone),
            "attempts": 0,
            "scheduled_at": now(),
            "paused_at": None,
        },
    )


def schedule_once(owner_id: UUID, kind: str, about: UUID, on: date, hour: time) -> None:
    """Announce a notice about a thing on one day, at an hour of the person's own clock, wherever they live by then.

    Taken back with `cancel`. A day that lies behind is left out. Raises UnknownNotificationType.
    """
    schedule(owner_id, kind, about, ONCE, on, hour)


def cancel(owner_id: UUID, kind: str, about: UUID) -> None:
    """It comes no more, and what has come and waits unread is taken back too."""
    stop(owner_id, kind, about)
    outbox.cancel_about(owner_id, about, notice=kind)


def pause(owner_id: UUID, kind: str, about: UUID) -> None:
    """Announce nothing until it is kept again or resumed."""
    _all().filter(owner_id=owner_id, kind=kind, about=about, paused_at=None).update(paused_at=now())


def resume(owner_id: UUID, kind: str, about: UUID) -> None:
    """End a pause; occurrences that fell into it are left out."""
    for row in _all().filter(owner_id=owner_id, kind=kind, about=about).exclude(paused_at=None):
        schedule(owner_id, kind, about, row.rule, row.anchor, row.hour)


def stop(owner_id: UUID, kind: str, about: UUID) -> None:
    """It comes round no more for this person."""
    _all().filter(owner_id=owner_id, kind=kind, about=about).delete()


def stop_about(kind: str, about: UUID) -> None:
    """It comes round no more for anybody: what it was about is gone."""
    _all().filter(kind=kind, about=about).delete()


def recipients_of(kind: str, about: UUID) -> set[UUID]:
    """For whom it comes round."""
    return set(_all().filter(kind=kind, about=about).values_list("owner_id", flat=True))


def next_date(owner_id: UUID, kind: str, about: UUID) -> date | None:
    """The date on which it comes next for this person; None where nothing is kept."""
    return _all().filter(owner_id=owner_id, kind=kind, about=about).values_list("next_on", flat=True).first()


def stop_all_for(person_id: UUID, couple_id: UUID) -> None:
    """They parted: nothing that the two shared comes round for this person any more."""
    _all().filter(owner_id=person_id, couple=couple_id).delete()


def change_time_zone(person_id: UUID) -> None:
    """The person lives by another clock now: the same dates and hours, there."""
    recipient = recipients.load(person_id)
    if recipient is None:
        return
    for row in _all().filter(owner_id=person_id):
        moved = recurrence.at_local(row.next_on, row.hour, recipient.zone)
        _all().filter(pk=row.pk, next_on=row.next_on).update(next_at=moved)


def pull_back() -> timedelta:
    """Wait again for the rule's next date wherever a clock that ran ahead has planned a later one; says how far that was.

    What it announced far too early stays announced, and is announced once more when its day has come.
    """
    farthest = timedelta(0)
    for row in list(_all().filter(paused_at=None, next_at__gt=now())):
        if not _is_too_far(row, LAST_TO_BEGIN, FIRST_TO_BEGIN):
            continue  # it would not be wherever they live: most rows need not be asked whose they are
        recipient = recipients.load(row.owner_id)
        zone = recipient.zone if recipient else ZoneInfo("UTC")
        if _is_too_far(row, zone, zone):
            on = recurrence.pull_back(row.rule, row.anchor, row.next_on, today(zone))
            at = recurrence.at_local(on, row.hour, zone)
            if _all().filter(pk=row.pk, next_at=row.next_at).update(next_on=on, next_at=at, attempts=0):
                farthest = max(farthest, row.next_at - at)
                outbox.set_aside(row.owner_id, row.kind, row.about, after=today(zone) + FAR)
    return farthest


def _is_too_far(row: Schedule, day_in: ZoneInfo, hour_in: ZoneInfo) -> bool:
    """Whether a row's next date is later than the rule gives on today's date in a zone, or its next look than that date."""
    if recurrence.pull_back(row.rule, row.anchor, row.next_on, today(day_in)) != row.next_on:
        return True
    return row.next_at > max(recurrence.at_local(row.next_on, row.hour, hour_in), now() + LONGEST_PAUSE)


@act
def run_due(limit: int) -> int:
    """Turn up to `limit` due schedules into deliveries and move each on, in one transaction; says how many it took.

    One that fails is pushed ahead by itself, keeps its occurrence and is tried again: it never holds up the others.
    """
    due = _all().filter(paused_at=None, next_at__lte=now()).order_by("next_at")
    rows = list(due.select_for_update(skip_locked=True)[:limit])
    for row in rows:
        try:
            with transaction.atomic():
                _run(row)
        except Exception as failure:  # noqa: BLE001 - a poisoned row must not stop the others
            later = min(FIRST_PAUSE * 2 ** min(row.attempts, 10), LONGEST_PAUSE)
            _all().filter(pk=row.pk).update(attempts=row.attempts + 1, next_at=now() + later)
            log.warning("schedule_failed", row=str(row.pk), kind=row.kind, failure=type(failure).__name__)
    return len(rows)


def _run(row: Schedule) -> None:
    """Announce the latest occurrence that has come, if any, and move on."""
    recipient = recipients.load(row.owner_id)
    zone = recipient.zone if recipient else ZoneInfo("UTC")
    come = _latest(row, zone, now())
    following = row.next_on
    if come is not None and come >= row.next_on:  # not so when their clock was moved back without rezone()
        outbox.notify(
            to=row.owner_id,
            notice=row.kind,
            about=row.about,
            at=recurrence.at_local(come, row.hour, zone),
            key=f"{row.kind}:{row.about}:{come.isoformat()}",
            replaces=True,
        )
        following = recurrence.next_after(row.rule, row.anchor, come)
    _all().filter(pk=row.pk).update(
        next_on=following, next_at=recurrence.at_local(following, row.hour, zone), attempts=0
    )


def _latest(row: Schedule, zone: ZoneInfo, at: datetime) -> date | None:
    """The latest occurrence whose hour has come at a moment."""
    day = recurrence.last_until(row.rule, row.anchor, at.astimezone(zone).date())
    if day is not None and recurrence.at_local(day, row.hour, zone) > at:
        day = recurrence.last_until(row.rule, row.anchor, day - timedelta(days=1))
    return day


def _all() -> QuerySet[Schedule]:
    return unscoped.queryset(Schedule, "worker.claim")
