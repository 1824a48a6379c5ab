"""What is to be told, as rows: planned for one person after the other, and written together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.delivery.models import Notification
from our2souls.delivery.preferences.addressees import Addressee
from our2souls.delivery.registry import NotificationType, category_of, notification_types
from our2souls.lib.clock import now
from our2souls.privacy import unscoped

Channel = Notification.Channel


@dataclass(frozen=True, slots=True)
class Announcement:
    """An occurrence that is to be told to somebody: its rows, one a channel, and the older ones of its name that it replaces."""

    rows: list[Notification]
    replaces: str


def announcement(  # noqa: PLR0913 - the arguments of `outbox.notify`
    whom: Addressee,
    *,
    notice: str,
    about: UUID,
    key: str,
    at: datetime | None = None,
    occurs_at: datetime | None = None,
    replaces: str = "",
    but: Collection[str] = (),
) -> Announcement:
    """An occurrence for an addressee, on each channel they want; without rows for somebody who is not there any more.

    The arguments are those of `outbox.notify`; `occurs_at` is the moment of the occurrence itself.
    Raises UnknownNotificationType.
    """
    type_ = notification_types.named(notice)
    if whom.recipient is None:
        return Announcement([], replaces)
    made, muted = now(), whom.preferences.muted_until(category_of(type_)) is not None
    rows = [
        Notification(
            owner_id=whom.recipient.person_id,
            notice=notice,
            about=about,
            couple=whom.recipient.viewer.couple_id if type_.shared else None,
            channel=channel,
            key=key,
            occurs_at=occurs_at,
            made_at=made,
            due_at=at or made,
            cancelled_at=made if muted and channel != Channel.INAPP else None,  # nor is it, told again later
        )
        for channel in _channels(whom, type_)
        if channel not in but
    ]
    return Announcement(rows, replaces)


def write(announcements: Collection[Announcement]) -> None:
    """Write them, in three statements however many they are."""
    made = [row for each in announcements for row in each.rows]
    unscoped.queryset(Notification, "worker.claim").bulk_create(made, ignore_conflicts=True)
    newer: dict[tuple[UUID, str], list[tuple[str, Notification, Collection[str]]]] = {}
    for each in announcements:
        if each.replaces and each.rows:
            first = each.rows[0]
            comes_on = {Channel.INAPP.value, *(row.channel for row in each.rows if row.cancelled_at is None)}
            newer.setdefault((first.owner_id, first.notice), []).append((each.replaces, first, comes_on))
    if not newer:
        return
    replaced = [
        row.pk
        for row in _older(newer)
        for stem, by, comes_on in newer.get((row.owner_id, row.notice), ())
        if row.key.startswith(stem) and row.key != by.key and row.due_at < by.due_at and row.channel in comes_on
    ]
    if replaced:
        _replaceable().filter(pk__in=replaced).update(cancelled_at=now())


def _older(newer: dict[tuple[UUID, str], list[tuple[str, Notification, Collection[str]]]]) -> QuerySet[Notification]:
    """What newer ones may replace: a name tells of the thing itself, but for those whose notice is prepared when it comes round."""
    rows = _replaceable().filter(owner_id__in={owner for owner, _notice in newer})
    prepared = {notice for _owner, notice in newer if notification_types.named(notice).prepare is not None}
    same = Q(
        about__in={by.about for each in newer.values() for _stem, by, _channels in each if by.notice not in prepared}
    )
    return rows.filter(same | Q(notice__in=prepared) if prepared else same)


def _replaceable() -> QuerySet[Notification]:
    """What a newer one takes the place of: unseen in the app, and never sent elsewhere, nor in a worker's hands."""
    free = Q(lease_until=None) | Q(lease_until__lte=now())
    unsent = Q(channel__in=(Channel.EMAIL, Channel.PUSH), sent_at=None, given_up_at=None, round=0) & free
    rows = unscoped.queryset(Notification, "worker.claim")
    return rows.filter(Q(channel=Channel.INAPP, seen_at=None) | unsent, cancelled_at=None)


def _channels(whom: Addressee, type_: NotificationType) -> Collection[str]:
    if not type_.by_mail:
        return [Channel.INAPP]
    wanted = whom.preferences.wanted(category_of(type_))
    return wanted if type_.in_app else [channel for channel in wanted if channel != Channel.INAPP]
