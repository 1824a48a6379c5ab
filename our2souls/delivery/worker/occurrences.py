"""What has come round becomes due: the worker's part of the engine.

Due schedules become notices and move on in one transaction, so that a worker killed in between leaves either both or neither.
After a long silence the latest occurrence is announced and the older ones are not: nobody wants three reminders for three months
in which the machine was off.
"""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from our2souls.delivery import outbox, schedules
from our2souls.delivery.channels import announcements
from our2souls.delivery.channels.announcements import Announcement
from our2souls.delivery.models import Schedule
from our2souls.delivery.preferences import lead_times
from our2souls.delivery.preferences.addressees import Addressee, addressees
from our2souls.delivery.registry import Recipient, notification_types, recipients
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.lib.recurrence import calendar_rules
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import viewing

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(days=1)
FIRST_TO_BEGIN, LAST_TO_BEGIN = ZoneInfo("Etc/GMT-14"), ZoneInfo("Etc/GMT+12")
"""Where on earth a day begins first, and last."""
CHUNK, SLACK = 500, timedelta(days=2)
FAR = timedelta(days=40)
"""What a clock that ran ahead has announced so much too early, or less, is not announced again."""
log = structlog.get_logger("our2souls.delivery")


def pull_back() -> timedelta:
    """Wait again for the rule's next date wherever a clock that ran ahead has planned a later one; says how far that was.

    What it announced far too early stays announced, and is announced once more when its day has come.
    """
    farthest = timedelta(0)
    for row in _perhaps_too_far().iterator(CHUNK):
        if not _is_too_far(row, LAST_TO_BEGIN, FIRST_TO_BEGIN):
            continue  # it would not be wherever they live: most rows need not be asked whose they are
        zone = schedules.zone_of(row.zone, recipients.load(row.owner_id))
        if _is_too_far(row, zone, zone):
            on = _waits_for(row, _day(row, zone))
            at = schedules.look(on, row.hour, zone, row.lead)
            if (
                schedules.rows()
                .filter(pk=row.pk, next_at=row.next_at)
                .update(next_on=on, next_at=at, attempts=0, ended_at=None)
            ):
                farthest = max(farthest, row.next_at - at)
                outbox.set_aside(row.owner_id, row.kind, row.about, after=today(zone) + FAR)
    return farthest


def _perhaps_too_far() -> QuerySet[Schedule]:
    """Those that wait for longer than their rule ever does: a clock that is right leaves none, so that few rows are read.

    A date that was planned a little too far is left, since what was announced so much too early is not announced again.
    """
    at, waiting = now(), schedules.rows().filter(paused_at=None)
    far = Q(next_at__gt=at + LONGEST_PAUSE, attempts__gt=0) | Q(next_at=schedules.ENDED, next_on__gt=at.date())
    by_step: dict[int, list[str]] = {}
    for rule in waiting.filter(next_at__gt=at).order_by().values_list("rule", flat=True).distinct():
        by_step.setdefault(lead_times.longest_step(rule), []).append(rule)
    for step, rules in by_step.items():
        far |= Q(rule__in=rules, next_at__gt=at + timedelta(minutes=step) + SLACK)
    return waiting.filter(far)


def _is_too_far(row: Schedule, day_in: ZoneInfo, hour_in: ZoneInfo) -> bool:
    """Whether a row's next date is later than the rule gives on today's date in a zone, or its next look than that date."""
    day = _day(row, day_in)
    if row.next_at == schedules.ENDED:
        return row.next_on > day  # its last date was announced before it came
    return _waits_for(row, day) != row.next_on or row.next_at > max(
        recurrence.at_local(row.next_on, row.hour, hour_in), now() + LONGEST_PAUSE
    )


def _day(row: Schedule, zone: ZoneInfo) -> date:
    """Up to which day it may have been told by now, in a zone."""
    return (now() + timedelta(minutes=row.lead)).astimezone(zone).date()


def _waits_for(row: Schedule, day: date) -> date:
    """The occurrence to wait for on a day."""
    if row.next_at == schedules.ENDED:
        return schedules.following_of(row.rule, row.anchor, day - timedelta(days=1)) or row.next_on
    return calendar_rules.pull_back(row.rule, row.anchor, row.next_on, day)


@act
def run_due(limit: int) -> int:
    """Turn up to `limit` due schedules into deliveries and move each on, in one transaction; says how many it took.

    They are written together. One that fails has them done one by one, is pushed ahead by itself, keeps its occurrence and is tried
    again: it never holds up the others.
    """
    due = schedules.rows().filter(paused_at=None, next_at__lte=now()).order_by("next_at")
    rows = list(due.select_for_update(skip_locked=True)[:limit])
    whom = addressees({row.owner_id for row in rows})
    together = [row for row in rows if not _has_work_of_its_own(row)]
    alone = [row for row in rows if row not in together]
    if together and _failure(together, whom):
        alone = rows
    for row in alone:
        if failure := _failure([row], whom):
            later = min(FIRST_PAUSE * 2 ** min(row.attempts, 10), LONGEST_PAUSE)
            schedules.rows().filter(pk=row.pk).update(attempts=row.attempts + 1, next_at=now() + later)
            log.warning("schedule_failed", row=str(row.pk), kind=row.kind, failure=type(failure).__name__)
    return len(rows)


def _has_work_of_its_own(row: Schedule) -> bool:
    """Whether more is made of it than a notice, in its recipient's name."""
    type_ = notification_types.get(row.kind)
    return type_ is None or type_.prepare is not None


def _failure(rows: list[Schedule], whom: dict[UUID, Addressee]) -> Exception | None:
    """Announce what has come and move on, all of them or none; says what kept them from it."""
    try:
        with unscoped.door("worker.claim"), transaction.atomic():
            _run(rows, whom)
    except Exception as failure:  # noqa: BLE001 - a poisoned row must not stop the others
        return failure
    return None


def _run(rows: list[Schedule], whom: dict[UUID, Addressee]) -> None:
    """Announce the latest occurrence of each that has come, if any, and move on."""
    announced, moved, ended = [], [], []
    for row in rows:
        announcement, on, at = _next(row, whom[row.owner_id])
        announced += [announcement] if announcement else []
        ended += [row.pk] if row.rule == schedules.ONCE and on > row.next_on else []
        moved.append(Schedule(pk=row.pk, next_on=on, next_at=at, attempts=0))
    announcements.write(announced)
    schedules.rows().bulk_update(moved, ["next_on", "next_at", "attempts"])
    if ended:
        schedules.rows().filter(pk__in=ended).update(ended_at=now())


def _next(row: Schedule, whom: Addressee) -> tuple[Announcement | None, date, datetime]:
    """What is told now, and for which occurrence it waits then, and until when."""
    zone = schedules.zone_of(row.zone, whom.recipient)
    come = _latest(row, zone, now() + timedelta(minutes=row.lead))
    following: date | None = row.next_on
    announcement = None
    if come is not None and come >= row.next_on:  # not so when their clock was moved back without rezone()
        about, moment = _prepared(row, whom.recipient, come), recurrence.at_local(come, row.hour, zone)
        if about is not None:
            announcement = announcements.announcement(
                whom,
                notice=row.kind,
                about=about,
                at=schedules.look(come, row.hour, zone, row.lead),
                occurs_at=moment,
                key=schedules.key(row.kind, row.about, come, moment),
                replaces=schedules.stem(row.kind, row.about),
            )
        following = schedules.following_of(row.rule, row.anchor, come)
    look = schedules.look(following, row.hour, zone, row.lead) if following else schedules.ENDED
    return announcement, following or come or row.next_on, look


def _prepared(row: Schedule, recipient: Recipient | None, on: date) -> UUID | None:
    """What the notice of a day is about: as a rule what its schedule is; None where there is nothing to tell."""
    type_ = notification_types.named(row.kind)
    if type_.prepare is None or recipient is None:
        return row.about
    with viewing(recipient.viewer), translation.override(recipient.language), timezone.override(recipient.zone):
        return type_.prepare(recipient, row.about, on)


def _latest(row: Schedule, zone: ZoneInfo, at: datetime) -> date | None:
    """The latest occurrence whose hour has come at a moment."""
    day = calendar_rules.last_until(row.rule, row.anchor, at.astimezone(zone).date())
    if day is not None and recurrence.at_local(day, row.hour, zone) > at:
        day = calendar_rules.last_until(row.rule, row.anchor, day - timedelta(days=1))
    return day
