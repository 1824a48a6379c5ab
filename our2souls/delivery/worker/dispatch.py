"""Sends claimed notices: whom they go to, what may be seen and what still waits is asked for many at once.

What was asked holds for FRESH seconds: a mail that is taken back in that second may still go out, and one that was put off later
does not. Marks are written for up to GROUP that went out within SOON seconds, and before the next goes out wherever one took
longer than QUICK: nothing lies unmarked while a slow server is waited for. Dying between the wire and the mark sends those once
more, under the same Message-ID or topic.
"""

import time
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation

from our2souls.delivery import outbox
from our2souls.delivery.channels import devices, email, push, queue
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences.addressees import Addressee, addressees
from our2souls.delivery.preferences.unsubscribe import unsubscribe_path
from our2souls.delivery.registry import NotificationType, Recipient, category_of, notification_types
from our2souls.lib.clock import now
from our2souls.lib.recurrence import next_loud
from our2souls.privacy.viewer import viewing

if TYPE_CHECKING:
    from uuid import UUID

Channel = Notification.Channel
FRESH, GROUP, SOON, QUICK = 1.0, 25, 0.25, 0.01
A_DAY = timedelta(days=1)


def send(row: Notification, mailer: BaseEmailBackend) -> bool:
    """Send one claimed notice, and mark it."""
    alone = Dispatch([row])
    went = alone.send(row, mailer)
    alone.finish()
    return went


class Dispatch:
    """The claimed notices of one channel on their way."""

    def __init__(self, rows: Sequence[Notification]) -> None:
        self._left = {row.pk: row for row in rows}
        self._asked_at = -FRESH
        self._waiting: set[UUID] = set()
        self._addressees: dict[UUID, Addressee] = {}
        self._alike: dict[tuple[UUID, str], list[UUID]] = {}
        self._visible: dict[tuple[UUID, str], Collection[UUID]] = {}
        self._unmarked: list[Notification] = []
        self._unmarked_since = self._took = 0.0

    def send(self, row: Notification, mailer: BaseEmailBackend) -> bool:
        """Send a notice, unless what was true when it was planned isn't any more; says whether it went out.

        Raises what the mailer, a push service or the notice raises; `queue.failed` then says what becomes of the row.
        """
        if self._unmarked and (self._took >= QUICK or time.monotonic() - self._unmarked_since >= SOON):
            self.finish()
        if time.monotonic() - self._asked_at >= FRESH:
            self._ask()
        self._left.pop(row.pk, None)
        if row.pk not in self._waiting:  # cancelled, snoozed, sent or claimed elsewhere meanwhile
            return False
        whom = self._addressees[row.owner_id]
        type_ = notification_types.named(row.notice)
        if whom.recipient is None or row.channel not in whom.preferences.wanted(category_of(type_)):
            return self._dropped(row)
        until, good_until = _rests_until(type_, whom), _good_until(row, type_)
        if good_until is not None and until > good_until:
            return self._dropped(row)
        if until > now():
            queue.rest(outbox.waiting(row.channel), row, min(until, now() + A_DAY))
            return False
        if not self._bring(row, type_, whom.recipient, mailer):
            return self._dropped(row)
        self._went(row)
        return True

    def finish(self) -> None:
        """Mark what went out."""
        if self._unmarked:  # even what was put off this very moment
            queue.sent(outbox.unsent(self._unmarked[0].channel), self._unmarked)
        self._unmarked = []

    def _ask(self) -> None:
        """What of all that is left still waits, and whom it goes to."""
        rows = self._left.values()
        channel = next(iter(rows)).channel
        self._waiting = queue.still_held(outbox.waiting(channel), rows)
        self._addressees = addressees({row.owner_id for row in rows})
        self._visible, self._alike = {}, {}
        for row in rows:
            self._alike.setdefault((row.owner_id, row.notice), []).append(row.about)
        self._asked_at = time.monotonic()

    def _may_see(self, row: Notification, type_: NotificationType, recipient: Recipient) -> bool:
        """Whether the recipient, who is looking, may see what it is about; asked at once for all of its kind."""
        asked = (row.owner_id, row.notice)
        if asked not in self._visible:
            self._visible[asked] = type_.visible(recipient.viewer, {row.about, *self._alike.get(asked, ())})
        return row.about in self._visible[asked]

    def _bring(
        self, row: Notification, type_: NotificationType, recipient: Recipient, mailer: BaseEmailBackend
    ) -> bool:
        """Put it into words with the recipient looking, and hand it over; False where there is nothing to bring, or to."""
        preferences = self._addressees[row.owner_id].preferences
        category = category_of(type_)
        with viewing(recipient.viewer), translation.override(recipient.language), timezone.override(recipient.zone):
            if not self._may_see(row, type_, recipient):
                return False
            named = preferences.wants_names(category) and not recipient.discreet
            names = type_.names(recipient) if type_.names and named else ()
            parts = type_.letter(recipient, named) if type_.letter else ()
            if type_.letter and not parts:
                return False
            extra, started = email.MailExtras(names, parts, row.tense(recipient.zone)), time.monotonic()
            try:
                return CHANNELS[row.channel](row, type_, recipient, extra, mailer)
            except Exception:
                self.finish()  # whoever fails may have taken long
                raise
            finally:
                self._took = time.monotonic() - started

    def _went(self, row: Notification) -> None:
        if not self._unmarked:
            self._unmarked_since = time.monotonic()
        self._unmarked.append(row)
        if len(self._unmarked) >= GROUP or time.monotonic() - self._unmarked_since >= SOON:
            self.finish()

    def _dropped(self, row: Notification) -> bool:
        queue.held(outbox.waiting(row.channel), row).update(cancelled_at=now(), lease_until=None)
        return False


def _mail(
    row: Notification, type_: NotificationType, recipient: Recipient, extra: email.MailExtras, mailer: BaseEmailBackend
) -> bool:
    stop = unsubscribe_path(row.owner_id, category_of(type_))
    email.hand_over(email.compose(row, type_, recipient, extra, stop=stop), mailer)
    return True


def _push(
    row: Notification, type_: NotificationType, recipient: Recipient, extra: email.MailExtras, _mailer: BaseEmailBackend
) -> bool:
    try:
        return devices.send(row, type_, extra.names, discreet=recipient.discreet, tense=extra.tense)
    except push.PushFailed:
        queue.held(outbox.waiting(row.channel), row).update(taken_by=row.taken_by)
        raise


CHANNELS: dict[str, Callable[..., bool]] = {Channel.EMAIL: _mail, Channel.PUSH: _push}
"""How what was claimed is handed over, by channel; says whether there was anybody to take it."""


def _rests_until(type_: NotificationType, whom: Addressee) -> datetime:
    """When it may leave the app: not while its kind is muted, nor in quiet hours unless its kind may."""
    recipient, category = whom.recipient, category_of(type_)
    muted = whom.preferences.muted_until(category)
    if muted is not None or recipient is None:
        return muted or now()
    if whom.preferences.is_loud(category):
        return now()
    return next_loud(now(), recipient.zone, recipient.quiet_from, recipient.quiet_until)


def _good_until(row: Notification, type_: NotificationType) -> datetime | None:
    """Until when a mail or a push of it makes sense; None where it always does."""
    if type_.good_for is None:
        return None
    return max(row.occurs_at or row.due_at, row.snoozed_until or row.due_at) + type_.good_for
