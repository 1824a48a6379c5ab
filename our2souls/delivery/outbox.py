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

from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from our2souls.delivery.channels import devices, email, queue
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import queries as preferences
from our2souls.delivery.preferences.unsubscribe import unsubscribe_path
from our2souls.delivery.registry import NotificationType, category_of, notification_types, recipients
from our2souls.lib.clock import now
from our2souls.lib.recurrence import next_loud
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing

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
    type_ = notification_types.named(notice)
    recipient = recipients.load(to)
    if recipient is None:
        return
    made = now()
    unscoped.queryset(Notification, "worker.claim").bulk_create(
        [
            Notification(
                owner_id=to,
                notice=notice,
                about=about,
                couple=recipient.viewer.couple_id if type_.shared else None,
                channel=channel,
                key=key,
                made_at=made,
                due_at=at or made,
            )
            for channel in _channels(to, type_)
            if channel not in but
        ],
        ignore_conflicts=True,
    )
    if replaces:
        older = _open().filter(owner_id=to, notice=notice, channel=Channel.INAPP, due_at__lt=at or made)
        older.filter(key__startswith=replaces).exclude(key=key).update(cancelled_at=made)


def _channels(to: UUID, type_: NotificationType) -> Collection[str]:
    if not type_.by_mail:
        return [Channel.INAPP]
    wanted = preferences.channels(to, category_of(type_))
    return wanted if type_.in_app else [channel for channel in wanted if channel != Channel.INAPP]


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
    """Let an occurrence rest until an aware moment, on every channel where it still waits."""
    _open().filter(owner_id=delivery.owner_id, key=delivery.key).update(snoozed_until=until)


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
    return _due(channel).filter(awake, given_up_at=None)


def waiting_pushes() -> QuerySet[Notification]:
    """Those for somebody's devices."""
    return waiting(Channel.PUSH)


def send(row: Notification, mailer: BaseEmailBackend) -> bool:
    """Send a claimed notice, unless what was true when it was planned isn't any more; says whether it went out.

    The lease is renewed first: a row that was cancelled, snoozed, sent or claimed elsewhere meanwhile is left alone.
    Dying between the wire and the mark sends it once more, under the same Message-ID or topic. Raises what the mailer, a push
    service or the notice raises; `queue.failed` then says what becomes of the row.
    """
    if not queue.renew(waiting(row.channel), row):
        return False
    recipient = recipients.load(row.owner_id)
    type_ = notification_types.named(row.notice)
    category = category_of(type_)
    if recipient is None or row.channel not in preferences.channels(row.owner_id, category):
        return _dropped(row)
    loud = next_loud(now(), recipient.zone, recipient.quiet_from, recipient.quiet_until)
    if loud > now():
        queue.rest(waiting(row.channel), row, loud)
        return False
    with viewing(recipient.viewer), translation.override(recipient.language), timezone.override(recipient.zone):
        if not type_.may_see(recipient.viewer, row.about):
            return _dropped(row)
        named = type_.names and not recipient.discreet and preferences.wants_names(row.owner_id, category)
        names = type_.names(recipient) if type_.names and named else ()
        if row.channel == Channel.PUSH:
            went = devices.send(row, type_, names, discreet=recipient.discreet)
        else:
            stop = unsubscribe_path(row.owner_id, category)
            message = email.compose(row, type_, recipient, stop=stop, names=names)
    if row.channel == Channel.EMAIL:
        email.hand_over(message, mailer)
    elif not went:
        return _dropped(row)
    # even when it was put off this very moment
    queue.held(_due(row.channel), row).update(sent_at=now(), lease_until=None)
    return True


def given_up() -> QuerySet[Notification]:
    """Notices by mail that could not be brought, and that nobody has taken back."""
    return _due(Channel.EMAIL).exclude(given_up_at=None)


def _dropped(row: Notification) -> bool:
    queue.held(waiting(row.channel), row).update(cancelled_at=now(), lease_until=None)
    return False


def _open() -> QuerySet[Notification]:
    """Rows that still wait: in the inbox unseen, or mails not sent."""
    return unscoped.queryset(Notification, "worker.claim").filter(
        sent_at=None, seen_at=None, cancelled_at=None, given_up_at=None
    )


def _row(row: Notification) -> QuerySet[Notification]:
    return unscoped.queryset(Notification, "worker.claim").filter(pk=row.pk)


def _due(channel: str) -> QuerySet[Notification]:
    return unscoped.queryset(Notification, "worker.claim").filter(channel=channel, sent_at=None, cancelled_at=None)


def _cancel(rows: QuerySet[Notification], to: UUID | None) -> None:
    (rows if to is None else rows.filter(owner_id=to)).update(cancelled_at=now())
