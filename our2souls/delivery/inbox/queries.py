"""The inbox: notices in the app. There as soon as they are due, quiet hours or not: a page disturbs nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.delivery.models import Notification
from our2souls.delivery.registry import NotificationType, Words, notification_types
from our2souls.lib.clock import now
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.ui.pagination import moment_key, older_than

A_PAGE = 20
COUNTED = 20


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A notice as the inbox shows it: neutral words and where they lead."""

    id: UUID
    about: UUID
    title: Words
    line: Words
    act: Words
    url: str
    since: datetime
    seen: bool
    snoozed_until: datetime | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Some notices, newest first, and the key of the page after, if there is one."""

    rows: list[InboxItem]
    older: str


def unseen(viewer: Viewer, limit: int) -> list[InboxItem]:
    """What waits for the viewer now, newest first: due, unseen, not snoozed.

    One query, and what the notices themselves ask to know whether the viewer may still see each thing.
    """
    return _items(viewer, list(_item(viewer).order_by("-due_at", "-id")[:limit]))


def _unseen_at(moment: datetime) -> QuerySet[Notification]:
    rows = Notification.objects.filter(
        Q(snoozed_until=None) | Q(snoozed_until__lte=moment),
        owner_id=current_viewer().person_id,
        channel=Notification.Channel.INAPP,
        cancelled_at=None,
        due_at__lte=moment,
        seen_at=None,
    )
    return rows[:COUNTED]


_unseen_now = CachedQuery(_unseen_at, moment=datetime)


def count_unseen() -> int:
    """How many notices wait for the current viewer, up to COUNTED; one query."""
    return len(_unseen_now(moment=now()))


def page(viewer: Viewer, before: str = "") -> InboxPage:
    """A page of the viewer's inbox, seen and snoozed ones too; `before` is a key that an earlier page gave.

    A key that cannot be read gives the first page.
    """
    rows = _due(viewer).filter(older_than(before, "due_at")).order_by("-due_at", "-id")
    found = list(rows[: A_PAGE + 1])
    shown, more = found[:A_PAGE], len(found) > A_PAGE
    return InboxPage(_items(viewer, shown), moment_key(shown[-1].due_at, shown[-1].pk) if more else "")


def _due(viewer: Viewer) -> QuerySet[Notification]:
    return Notification.objects.filter(
        owner_id=viewer.person_id, channel=Notification.Channel.INAPP, cancelled_at=None, due_at__lte=now()
    )


def _item(viewer: Viewer) -> QuerySet[Notification]:
    return _due(viewer).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now()), seen_at=None)


def _items(viewer: Viewer, rows: list[Notification]) -> list[InboxItem]:
    """In words, and only what the viewer may see now: permission is asked when something is shown, not when planned."""
    visible: set[tuple[str, UUID]] = set()
    types = {name: notice for name in {row.notice for row in rows} if (notice := notification_types.get(name))}
    for name, notice in types.items():
        abouts = {row.about for row in rows if row.notice == name}
        visible |= {(name, about) for about in notice.visible(viewer, abouts)}
    return [_inbox_item(row, types[row.notice]) for row in rows if (row.notice, row.about) in visible]


def _inbox_item(row: Notification, notice: NotificationType) -> InboxItem:
    resting = row.snoozed_until if row.snoozed_until and row.snoozed_until > now() else None
    return InboxItem(
        id=row.pk,
        about=row.about,
        title=notice.title,
        line=notice.line_about(row.about),
        act=notice.act,
        url=notice.url(row.about),
        since=row.due_at,
        seen=row.seen_at is not None,
        snoozed_until=resting,
    )
