"""What comes round: one engine for everything with a rule, a local hour and a next time.

An occurrence is named by its local date. What is due the worker turns into notices (`delivery.worker.occurrences`).
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from our2souls.delivery import outbox
from our2souls.delivery.models import Schedule
from our2souls.delivery.preferences import lead_times
from our2souls.delivery.preferences import queries as preferences
from our2souls.delivery.registry import NotificationType, Recipient, category_of, notification_types, recipients
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.lib.recurrence import calendar_rules
from our2souls.privacy import unscoped

ONCE = "every:999:years"
"""The rule of what comes on one day: the engine knows only what comes round, and nobody waits for the second time."""
KEPT = timedelta(days=60)
"""So long what came once stays after it, by the clock that ended it: one that ran ahead is mended within that."""
ENDED = datetime(9000, 1, 1, tzinfo=UTC)
"""When the worker looks at what will not come again: never. The row stays, for a clock that ran ahead may have ended it."""


def schedule(  # noqa: PLR0913 - all of it says when
    owner_id: UUID,
    kind: str,
    about: UUID,
    rule: str,
    anchor: date,
    hour: time,
    zone: str = "",
    *,
    since: datetime | None = None,
) -> None:
    """Announce the notice `kind` about a thing to a person, from the date `anchor` on, by `rule` ("monthly").

    Date and `hour` are of the calendar and the clock of `zone`; without one they are the person's own, wherever they live. One
    schedule for each person, kind and thing: keeping it again changes its rule, anchor, hour and zone, and ends a pause. Dates
    that lie behind are left out; today's counts even when its hour is past, but not where it came before `since` (an aware
    moment); with a rule that has ended there is no schedule.
    Raises UnknownNotificationType, ValueError for a rule that is none.
    """
    type_, recipient = notification_types.named(kind), recipients.load(owner_id)
    here, couple = zone_of(zone, recipient), recipient.viewer.couple_id if recipient else None
    lead = lead_of(owner_id, type_, rule, anchor)
    first = following_of(rule, anchor, max(anchor, today(here)) - timedelta(days=1))
    if first is not None and since is not None and recurrence.at_local(first, hour, here) < since:
        first = following_of(rule, anchor, first)
    if first is None:
        stop(owner_id, kind, about)
        return
    rows().update_or_create(
        owner_id=owner_id,
        kind=kind,
        about=about,
        defaults={
            "couple": couple if type_.shared else None,
            "rule": rule,
            "anchor": anchor,
            "hour": hour,
            "zone": zone,
            "lead": lead,
            "next_on": first,
            "next_at": look(first, hour, here, lead),
            "attempts": 0,
            "scheduled_at": now(),
            "paused_at": None,
            "ended_at": None,
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
    rows().filter(owner_id=owner_id, kind=kind, about=about, paused_at=None).update(paused_at=now())


def resume(owner_id: UUID, kind: str, about: UUID) -> None:
    """End a pause; occurrences that fell into it are left out."""
    for row in rows().filter(owner_id=owner_id, kind=kind, about=about).exclude(paused_at=None):
        schedule(owner_id, kind, about, row.rule, row.anchor, row.hour, row.zone)


def skip(owner_id: UUID, kind: str, about: UUID, on: date) -> None:
    """Say nothing of the occurrence of a day, told already or not: what waits of it is taken back. The rule goes on.

    What is told by its hour needs a schedule: without one nothing is planned, and nothing happens.

    Raises UnknownNotificationType.
    """
    row = rows().filter(owner_id=owner_id, kind=kind, about=about).first()
    if row is None and notification_types.named(kind).by_hour:
        return  # nothing is planned, and nobody knows by which hour it would be named
    at = recurrence.at_local(
        on, row.hour if row else time(), zone_of(row.zone if row else "", recipients.load(owner_id))
    )
    outbox.silence(to=owner_id, notice=kind, about=about, key=key(kind, about, on, at), at=at)


def unskip(owner_id: UUID, kind: str, about: UUID, on: date) -> None:
    """The occurrence of a day counts again, and is told once: if its time has come already and it is not over, at once."""
    row = rows().filter(owner_id=owner_id, kind=kind, about=about).first()
    if row is None and notification_types.named(kind).by_hour:
        return
    zone = zone_of(row.zone if row else "", recipients.load(owner_id))
    at = recurrence.at_local(on, row.hour if row else time(), zone)
    outbox.unsilence(to=owner_id, key=key(kind, about, on, at))
    if row is not None and row.paused_at is None and (row.next_on > on or row.next_at == ENDED):
        schedule(owner_id, kind, about, row.rule, row.anchor, row.hour, row.zone)


def stop(owner_id: UUID, kind: str, about: UUID) -> None:
    """It comes round no more for this person."""
    rows().filter(owner_id=owner_id, kind=kind, about=about).delete()


def stop_about(kind: str, about: UUID) -> None:
    """It comes round no more for anybody: what it was about is gone."""
    rows().filter(kind=kind, about=about).delete()


def recipients_of(kind: str, about: UUID) -> set[UUID]:
    """For whom it comes round."""
    return set(rows().filter(kind=kind, about=about).values_list("owner_id", flat=True))


def next_date(owner_id: UUID, kind: str, about: UUID) -> date | None:
    """The date on which it comes next for this person; None where nothing is kept."""
    coming = rows().filter(owner_id=owner_id, kind=kind, about=about).exclude(next_at=ENDED)
    return coming.values_list("next_on", flat=True).first()


def stop_all_for(person_id: UUID, couple_id: UUID) -> None:
    """They parted: nothing that the two shared comes round for this person any more."""
    rows().filter(owner_id=person_id, couple=couple_id).delete()


def change_time_zone(person_id: UUID) -> None:
    """The person lives by another clock now: the same dates and hours, there; but for what has a zone of its own."""
    recipient = recipients.load(person_id)
    if recipient is None:
        return
    for row in rows().filter(owner_id=person_id, zone="").exclude(next_at=ENDED):
        moved = look(row.next_on, row.hour, recipient.zone, row.lead)
        rows().filter(pk=row.pk, next_on=row.next_on).update(next_at=moved)


def change_leads(person_id: UUID, category: str) -> None:
    """The person wants to be told of a category earlier or later: what has not been told yet follows."""
    recipient = recipients.load(person_id)
    for type_ in notification_types.of_category(category):
        for row in rows().filter(owner_id=person_id, kind=type_.name):
            lead = lead_of(person_id, type_, row.rule, row.anchor)
            moved = look(row.next_on, row.hour, zone_of(row.zone, recipient), lead)
            rows().filter(pk=row.pk).update(lead=lead)
            rows().filter(pk=row.pk, next_on=row.next_on).exclude(next_at=ENDED).update(next_at=moved)


def lead_of(owner_id: UUID, type_: NotificationType, rule: str, anchor: date) -> int:
    """How many minutes before its time a person wants to be told of something that comes round by a rule."""
    if not type_.leads:
        return 0
    wanted = preferences.preferences_for(owner_id).lead(category_of(type_))
    return lead_times.fitting(wanted, type_.leads, rule, anchor)


def look(on: date, hour: time, zone: ZoneInfo, lead: int) -> datetime:
    """When the worker looks at an occurrence."""
    return recurrence.at_local(on, hour, zone) - timedelta(minutes=lead)


def following_of(rule: str, anchor: date, after: date) -> date | None:
    """The first occurrence after a date; None once the rule has ended."""
    return calendar_rules.next_after(rule, anchor, after)


def zone_of(name: str, recipient: Recipient | None) -> ZoneInfo:
    """A zone by its name; without one that of a person; UTC for somebody who is not there any more."""
    if name:
        return ZoneInfo(name)
    return recipient.zone if recipient else ZoneInfo("UTC")


def stem(kind: str, about: UUID) -> str:
    """How the keys of all occurrences of a schedule begin."""
    return f"{kind}:{about}:"


def key(kind: str, about: UUID, on: date, at: datetime) -> str:
    """The name of an occurrence in the outbox: its day, and for kinds that are told by their hour the moment `at` of it."""
    hour = f"{at.astimezone(UTC):%H%M}:" if notification_types.named(kind).by_hour else ""
    return f"{stem(kind, about)}{hour}{on.isoformat()}"


def forget_ended() -> None:
    """What came once, and came long ago, need not be kept for any clock."""
    rows().filter(ended_at__lt=now() - KEPT).delete()


def rows() -> QuerySet[Schedule]:
    """All schedules, whoever they are for."""
    return unscoped.queryset(Schedule, "worker.claim")
