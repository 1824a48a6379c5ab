"""The outbox: notices that are due, each once for one person on one channel.

`notify` and `cancel` write rows in the transaction of the act that calls them: what is rolled back was never
announced, what is committed will be. Mails are brought by the worker; an in-app notice is there as soon as it is due.
Keys name occurrences ("revisit:<id>:2026-12-23"), so the same occurrence told twice is one notice, and one that was
cancelled stays cancelled.
"""

from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from our2souls.delivery.channels import announcements, queue
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import addressees
from our2souls.delivery.registry import notification_types, recipients
from our2souls.lib.clock import now
from our2souls.privacy import unscoped

Channel = Notification.Channel
LONGEST_SNOOZE = timedelta(days=9)
"""A week, by anybody's clock, and a day to spare."""


def notify(
    *,
    to: UUID,
    notice: str,
    about: UUID,
    key: str,
    at: datetime | None = None,
    replaces: str = "",
    but: Collection[str] = (),
) -> None:
    """Let a person know of an occurrence, from `at` on (an aware moment; now without one), on each channel they want.

    The same `key` again changes nothing. `replaces` takes older notices of the same name, whose keys begin so, out of the
    inbox, where they still wait. Channels in `but` are left out. Nothing is planned for somebody who is not there any more.
    Raises UnknownNotificationType.
    """
    whom = addressees.addressee(to)
    planned = announcements.announcement(whom, notice=notice, about=about, key=key, at=at, replaces=replaces, but=but)
    announcements.write([planned])


def cancel(*, key: str, to: UUID | None = None) -> None:
    """Take an occurrence back, for one person or for all: mails not yet sent are not sent, the inbox forgets it."""
    _cancel(_open().filter(key=key), to)


def silence(*, to: UUID, notice: str, about: UUID, key: str, at: datetime) -> None:
    """Say nothing of an occurrence, on any channel, whatever is preferred by then; what waits of it is taken back."""
    couple = recipient.viewer.couple_id if (recipient := recipients.load(to)) else None
    shared = notification_types.named(notice).shared
    made = now()
    row = {"owner_id": to, "notice": notice, "about": about, "key": key, "couple": couple if shared else None}
    rows = unscoped.queryset(Notification, "worker.claim")
    rows.bulk_create(
        [Notification(**row, channel=each, made_at=made, due_at=at, cancelled_at=made) for each in Channel.values],
        ignore_conflicts=True,
    )
    cancel(key=key, to=to)


def unsilence(*, to: UUID, key: str) -> None:
    """It may be told again; where it has been sent already, it is not sent a second time."""
    rows = unscoped.queryset(Notification, "worker.claim").filter(owner_id=to, key=key)
    rows.filter(sent_at=None).exclude(cancelled_at=None).delete()


def cancel_about(to: UUID | None, about: UUID, *, notice: str | None = None) -> None:
    """Take back what waits about a thing (it was answered, released, deleted), for one person or for all (None)."""
    waiting = _open().filter(about=about)
    _cancel(waiting if notice is None else waiting.filter(notice=notice), to)


def stop_all_for(person_id: UUID, couple_id: UUID) -> None:
    """They parted: nothing that the two shared is announced to this person any more, nor left in their inbox."""
    rows = unscoped.queryset(Notification, "worker.claim").filter(owner_id=person_id, couple=couple_id, sent_at=None)
    rows.filter(cancelled_at=None).update(cancelled_at=now())


def snooze(delivery: Notification, until: datetime) -> None:
    """Let an occurrence rest until an aware moment, on every channel; where it was sent already, it comes once more then."""
    _open().filter(owner_id=delivery.owner_id, key=delivery.key).update(snoozed_until=until)
    rows = unscoped.queryset(Notification, "worker.claim").filter(owner_id=delivery.owner_id, key=delivery.key)
    if rows.filter(channel=Channel.INAPP).exclude(cancelled_at=None).exists():
        return  # it was taken back meanwhile
    gone_out = rows.filter(channel__in=(Channel.EMAIL, Channel.PUSH), cancelled_at=None).exclude(sent_at=None)
    gone_out.update(sent_at=None, snoozed_until=until, round=F("round") + 1, **queue.FRESH)


def wake(owner_id: UUID) -> None:
    """What this person wants is another now: what rests, in quiet hours or in a pause of its kind, is looked at again at once."""
    unsent(Channel.EMAIL, Channel.PUSH).filter(owner_id=owner_id, next_try_at__gt=now()).update(next_try_at=None)


def sent_push(row_id: UUID, turn: int) -> Notification | None:
    """A push that was sent in a round and has not been put off since; None without one."""
    rows = unscoped.queryset(Notification, "worker.claim").filter(pk=row_id, channel=Channel.PUSH, round=turn)
    return rows.filter(cancelled_at=None).exclude(sent_at=None).first()


def mark_seen(delivery: Notification) -> None:
    """The person has seen it in the app; the first time counts."""
    rows = _open().filter(pk=delivery.pk, channel=Channel.INAPP)
    rows.update(seen_at=now(), snoozed_until=None)


def mark_seen_about(person_id: UUID, about: UUID, *, notice: str) -> None:
    """The person has met this where it stands, or answered it: in the app it is no news any more."""
    _open().filter(owner_id=person_id, about=about, notice=notice, channel=Channel.INAPP).update(seen_at=now())


def mark_all_seen(person_id: UUID, *, from_partner: bool = False) -> None:
    """The person has seen all that is due in the app and not put off, or of it what the partner did alone."""
    at = now()
    rows = _open().filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at), due_at__lte=at)
    if from_partner:
        rows = rows.filter(notice__in=[type_.name for type_ in notification_types.from_partner()])
    rows.filter(owner_id=person_id, channel=Channel.INAPP).update(seen_at=at)


def set_aside(owner_id: UUID, notice: str, about: UUID, *, after: date) -> None:
    """Occasions after a date were announced by a clock that ran ahead: let them be announced once more when they come."""
    for row in unscoped.queryset(Notification, "worker.claim").filter(owner_id=owner_id, notice=notice, about=about):
        with suppress(ValueError):  # named for something else than a day
            if date.fromisoformat(row.key.rpartition(":")[2]) > after:
                _row(row).update(key=f"{row.key}:{row.made_at.timestamp():.0f}")


def pull_back() -> timedelta:
    """Bring back what a clock that ran ahead has put off or held; says how far ahead it was."""
    _open().filter(snoozed_until__gt=now() + LONGEST_SNOOZE).update(snoozed_until=None)
    rows = unscoped.queryset(Notification, "worker.claim")
    return max(queue.pull_back(rows, waiting(channel)) for channel in (Channel.EMAIL, Channel.PUSH))


def waiting(channel: str = Channel.EMAIL) -> QuerySet[Notification]:
    """Notices on a channel of the worker's that still wait, and that nobody has put off."""
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=now())
    return unsent(channel).filter(awake, given_up_at=None)


def latest(channel: str, *, to: UUID, notice: str, since: datetime) -> Notification | None:
    """The last notice of a name for a person on a channel that waits, or that went out after a moment; None without one.

    What was put off does not count, nor what a clock that ran ahead has sent.
    """
    at = now()
    rows = unscoped.queryset(Notification, "worker.claim").filter(owner_id=to, notice=notice, channel=channel)
    rows = rows.filter(Q(sent_at=None) | Q(sent_at__gt=since, sent_at__lte=at), cancelled_at=None, given_up_at=None)
    rows = rows.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at))
    return rows.order_by(F("sent_at").desc(nulls_first=True), F("lease_until").asc(nulls_first=True)).first()


def waiting_pushes() -> QuerySet[Notification]:
    """Those for somebody's devices."""
    return waiting(Channel.PUSH)


def unsent(*channels: str) -> QuerySet[Notification]:
    """Notices on some channels that were not sent, nor taken back; put off or given up they may be."""
    rows = unscoped.queryset(Notification, "worker.claim").filter(channel__in=channels)
    return rows.filter(sent_at=None, cancelled_at=None)


def given_up() -> QuerySet[Notification]:
    """Notices by mail or to devices that could not be brought, and that nobody has taken back."""
    return unsent(Channel.EMAIL, Channel.PUSH).exclude(given_up_at=None)


def _open() -> QuerySet[Notification]:
    """Rows that still wait: in the inbox unseen, or mails not sent."""
    return unscoped.queryset(Notification, "worker.claim").filter(
        sent_at=None, seen_at=None, cancelled_at=None, given_up_at=None
    )


def _row(row: Notification) -> QuerySet[Notification]:
    return unscoped.queryset(Notification, "worker.claim").filter(pk=row.pk)


def _cancel(rows: QuerySet[Notification], to: UUID | None) -> None:
    (rows if to is None else rows.filter(owner_id=to)).update(cancelled_at=now())
