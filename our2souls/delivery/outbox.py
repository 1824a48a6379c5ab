"""The outbox: notices that are due, each once for one person on one channel.

`notify` and `cancel` write rows in the transaction of the act that calls them: what is rolled back was never
announced, what is committed will be. Mails are brought by the worker; an in-app notice is there as soon as it is due.
Keys name occasions ("revisit:<id>:2026-12-23"), so the same occasion told twice is one notice, and one that was
cancelled stays cancelled.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from our2souls.delivery import preferences
from our2souls.delivery.channels import email
from our2souls.delivery.models import Delivery
from our2souls.delivery.ports import kind_of, notices, receivers
from our2souls.lib.clock import now
from our2souls.lib.recurrence import next_loud
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing

LEASE = timedelta(seconds=60)
ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=5)
"""A mail that fails is tried again after 5, 10, 20 … minutes, the last time some ten hours after the first."""

Channel = Delivery.Channel


def notify(*, to: UUID, notice: str, about: UUID, key: str, at: datetime | None = None, replaces: bool = False) -> None:
    """Let a person know of an occasion, from `at` on (an aware moment; now without one), on each channel they want.

    The same `key` again changes nothing. `replaces` takes older notices of the same name about the same thing out of
    the inbox, where they still wait. Nothing is planned for somebody who is not there any more. Raises UnknownNotice.
    """
    known = notices.named(notice)
    receiver = receivers.load(to)
    if receiver is None:
        return
    made = now()
    unscoped.rows(Delivery, "worker.claim").bulk_create(
        [
            Delivery(
                owner_id=to,
                notice=notice,
                about=about,
                couple=receiver.viewer.couple_id if known.shared else None,
                channel=channel,
                key=key,
                made_at=made,
                due_at=at or made,
            )
            for channel in (preferences.channels(to, kind_of(known)) if known.by_mail else [Channel.INAPP])
        ],
        ignore_conflicts=True,
    )
    if replaces:
        older = _open().filter(owner_id=to, notice=notice, about=about, channel=Channel.INAPP, due_at__lt=at or made)
        older.exclude(key=key).update(cancelled_at=made)


def cancel(*, key: str, to: UUID | None = None) -> None:
    """Take an occasion back, for one person or for all: mails not yet sent are not sent, the inbox forgets it."""
    _cancel(_open().filter(key=key), to)


def cancel_about(to: UUID | None, about: UUID, *, notice: str | None = None) -> None:
    """Take back what waits about a thing (it was answered, released, deleted), for one person or for all (None)."""
    waiting = _open().filter(about=about)
    _cancel(waiting if notice is None else waiting.filter(notice=notice), to)


def stop_all_for(person_id: UUID, couple_id: UUID) -> None:
    """They parted: nothing that the two shared is announced to this person any more, nor left in their inbox."""
    rows = unscoped.rows(Delivery, "worker.claim").filter(owner_id=person_id, couple=couple_id, sent_at=None)
    rows.filter(cancelled_at=None).update(cancelled_at=now())


def snooze(delivery: Delivery, until: datetime) -> None:
    """Let an occasion rest until an aware moment, on every channel where it still waits."""
    _open().filter(owner_id=delivery.owner_id, key=delivery.key).update(snoozed_until=until)


def seen(delivery: Delivery) -> None:
    """The person has seen it in the app; the first time counts."""
    rows = _open().filter(pk=delivery.pk, channel=Channel.INAPP)
    rows.update(seen_at=now(), snoozed_until=None)


def claim_mails(limit: int) -> list[Delivery]:
    """Take up to `limit` due mails for the length of a lease, oldest first.

    What a dead worker held comes free by itself. Call it inside a transaction: rows that another worker is claiming
    are passed over on PostgreSQL, and waited for on SQLite.
    """
    at = now()
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=at)
    due = _mails().filter(free, awake, due_at__lte=at).order_by("due_at")
    claimed = list(due.select_for_update(skip_locked=True)[:limit])
    _mails().filter(pk__in=[row.pk for row in claimed]).update(lease_until=at + LEASE)
    for row in claimed:
        row.lease_until = at + LEASE
    return claimed


def release(rows: Iterable[Delivery], *, pause: timedelta = timedelta(0)) -> None:
    """Give claimed mails back untried, to be claimed again after a pause."""
    for row in rows:
        _held(row).update(lease_until=None, due_at=max(row.due_at, now() + pause) if pause else row.due_at)


def send(row: Delivery, mailer: BaseEmailBackend) -> bool:
    """Send a claimed mail, unless what was true when it was planned isn't any more; says whether it went out.

    The lease is renewed first: a row that was cancelled, snoozed, sent or claimed elsewhere meanwhile is left alone.
    Dying between the wire and the mark sends the mail once more, under the same Message-ID. Raises what the mailer or
    the notice raises; `failed` then says what becomes of the row.
    """
    if not _renew(row):
        return False
    receiver = receivers.load(row.owner_id)
    known = notices.named(row.notice)
    if receiver is None or Channel.EMAIL not in preferences.channels(row.owner_id, kind_of(known)):
        _held(row).update(cancelled_at=now(), lease_until=None)
        return False
    loud = next_loud(now(), receiver.zone, receiver.quiet_from, receiver.quiet_until)
    if loud > now():
        _held(row).update(due_at=loud, lease_until=None)
        return False
    with viewing(receiver.viewer), translation.override(receiver.language), timezone.override(receiver.zone):
        if not known.may_see(receiver.viewer, row.about):
            _held(row).update(cancelled_at=now(), lease_until=None)
            return False
        message = email.compose(row, known, receiver, stop=preferences.stop_path(row.owner_id, kind_of(known)))
    mailer.send_messages([message])
    _held(row).update(sent_at=now(), lease_until=None)
    return True


def failed(row: Delivery) -> bool:
    """A mail could not be sent: push it ahead of the others, later each time; says whether it is given up for good."""
    tried = row.attempts + 1
    gave_up = tried >= ATTEMPTS
    pause = FIRST_PAUSE * 2 ** (tried - 1)
    _held(row).update(attempts=tried, lease_until=None, due_at=now() + pause, given_up_at=now() if gave_up else None)
    return gave_up


def _open() -> QuerySet[Delivery]:
    """Rows that still wait: in the inbox unseen, or mails not sent."""
    return unscoped.rows(Delivery, "worker.claim").filter(
        sent_at=None, seen_at=None, cancelled_at=None, given_up_at=None
    )


def _mails() -> QuerySet[Delivery]:
    return unscoped.rows(Delivery, "worker.claim").filter(
        channel=Channel.EMAIL, sent_at=None, cancelled_at=None, given_up_at=None
    )


def _held(row: Delivery) -> QuerySet[Delivery]:
    """The row, as long as it is held under the lease that we know of."""
    return _mails().filter(pk=row.pk, lease_until=row.lease_until)


def _renew(row: Delivery) -> bool:
    """Lengthen our lease; False when the row is not ours, or not to be sent, any more."""
    until = now() + LEASE
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=now())
    if not _held(row).filter(awake).update(lease_until=until):
        return False
    row.lease_until = until
    return True


def _cancel(rows: QuerySet[Delivery], to: UUID | None) -> None:
    (rows if to is None else rows.filter(owner_id=to)).update(cancelled_at=now())
