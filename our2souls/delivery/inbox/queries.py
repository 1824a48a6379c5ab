"""The inbox: notices in the app. There as soon as they are due, quiet hours or not: a page disturbs nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.delivery.models import Notification
from our2souls.delivery.registry import NotificationType, Words, notification_types
from our2souls.delivery.visibility import is_there, with_subjects
from our2souls.lib.clock import now
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.ui.pagination import moment_key, older_than

A_PAGE = 20
AT_HOME = 5
LOOKED_AT = 40
"""How many unseen notices home looks through for what it shows."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A notice as the inbox shows it, and where it leads: neutral words, and of what the partner did what it was about.

    `title` holds %(name)s where `from_partner`; `subject` is what the thing is called, or "".
    """

    id: UUID
    about: UUID
    name: str
    title: Words
    line: Words
    act: Words
    url: str
    since: datetime
    seen: bool
    snoozed_until: datetime | None
    subject: str
    glyph: str
    from_partner: bool


@dataclass(frozen=True, slots=True)
class HomeNotices:
    """What home shows of the inbox: what the partner did, newest first; whether there is more of that; what waits beside it."""

    any_unseen: bool
    from_partner: list[InboxItem]
    more: bool
    waiting: list[InboxItem]


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Some notices, newest first, and the key of the page after, if there is one."""

    rows: list[InboxItem]
    older: str

    @property
    def any_unseen(self) -> bool:
        """Whether one of them is neither seen nor put off."""
        return any(not row.seen and row.snoozed_until is None for row in self.rows)


def unseen(viewer: Viewer, limit: int) -> list[InboxItem]:
    """What waits for the viewer now, newest first: due, unseen, not snoozed.

    Two queries, and what the notices themselves ask to know whether the viewer may still see each thing.
    """
    rows = _due(viewer).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now()), seen_at=None)
    return _items(viewer, _newest(rows, limit))


def _unseen_at(moment: datetime) -> QuerySet[Any]:
    rows = Notification.objects.filter(
        Q(snoozed_until=None) | Q(snoozed_until__lte=moment),
        owner_id=current_viewer().person_id,
        channel=Notification.Channel.INAPP,
        cancelled_at=None,
        due_at__lte=moment,
        seen_at=None,
    )
    return with_subjects(rows, notification_types.with_subject()).order_by("-due_at", "-id")[:LOOKED_AT]


_unseen_now = CachedQuery(_unseen_at, moment=datetime)


def for_home(viewer: Viewer) -> HomeNotices:
    """What waits for the viewer, who is looking, as home shows it; one query.

    Of what is not shown there only whether there is any is said: the inbox asks whether the viewer may still see each.
    What waits names nothing, so each sentence stands once; the next of its kind comes once the newest was seen.
    """
    rows = [
        (row, type_)
        for row in _unseen_now(moment=now())
        if (type_ := notification_types.get(row.notice)) and (type_.subject is None or is_there(row))
    ]
    events = [_inbox_item(viewer, row, type_) for row, type_ in rows if type_.from_partner]
    at_home = {type_.name: (row, type_) for row, type_ in reversed(rows) if type_.at_home}
    waiting = [_inbox_item(viewer, row, type_) for row, type_ in reversed(at_home.values())]
    return HomeNotices(bool(rows), events[:AT_HOME], len(events) > AT_HOME, waiting[:AT_HOME])


def page(viewer: Viewer, before: str = "") -> InboxPage:
    """A page of the viewer's inbox, seen and snoozed ones too; `before` is a key that an earlier page gave.

    A key that cannot be read gives the first page.
    """
    found = _newest(_due(viewer).filter(older_than(before, "due_at")), A_PAGE + 1)
    shown, more = found[:A_PAGE], len(found) > A_PAGE
    return InboxPage(_items(viewer, shown), moment_key(shown[-1].due_at, shown[-1].pk) if more else "")


def _due(viewer: Viewer) -> QuerySet[Notification]:
    return Notification.objects.filter(
        owner_id=viewer.person_id, channel=Notification.Channel.INAPP, cancelled_at=None, due_at__lte=now()
    )


def _newest(rows: QuerySet[Notification], limit: int) -> list[Any]:
    """So many of them with what they are about; two queries.

    Only kinds that are among them are asked for: to write a question for each kind there is takes longer than the page.
    """
    newest = rows.order_by("-due_at", "-id")[:limit]
    names = set(newest.values_list("notice", flat=True))
    subjects = [(name, subject) for name, subject in notification_types.with_subject() if name in names]
    return list(with_subjects(newest, subjects))


def _items(viewer: Viewer, rows: list[Notification]) -> list[InboxItem]:
    """In words, and only what the viewer may see now: permission is asked when something is shown, not when planned."""
    visible = {(row.notice, row.about) for row in rows if is_there(row)}
    types = {name: notice for name in {row.notice for row in rows} if (notice := notification_types.get(name))}
    for name, notice in types.items():
        if notice.subject is None:
            abouts = {row.about for row in rows if row.notice == name}
            visible |= {(name, about) for about in notice.visible(viewer, abouts)}
    return [_inbox_item(viewer, row, types[row.notice]) for row in rows if (row.notice, row.about) in visible]


def _inbox_item(viewer: Viewer, row: Notification, notice: NotificationType) -> InboxItem:
    tense = row.tense(viewer.clock)
    resting = row.snoozed_until if row.snoozed_until and row.snoozed_until > now() else None
    return InboxItem(
        id=row.pk,
        about=row.about,
        name=row.notice,
        title=notice.title_for(notice.app_title, tense),
        line=notice.line_about(row.about, tense),
        act=notice.act,
        url=notice.url(row.about),
        since=row.due_at,
        seen=row.seen_at is not None,
        snoozed_until=resting,
        subject=notice.subject.open(row, viewer) if notice.subject else "",
        glyph=notice.glyph,
        from_partner=notice.from_partner,
    )
