"""Registries that higher packages fill in their `AppConfig.ready`: notification types, recipients, agenda items, tasks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.visibility import Subject
from our2souls.privacy.viewer import Viewer

type Words = str | Promise
type LiveSessions = Callable[[UUID, Collection[str]], Collection[str]]
REMINDERS, HAVE_A_LOOK = _("Reminders"), _("Have a look")
CHOSEN = _("You get this because you chose email for it.")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a notice goes to, as they are at this moment."""

    person_id: UUID
    email: str
    name: str
    viewer: Viewer
    zone: ZoneInfo
    language: str
    quiet_from: time | None
    quiet_until: time | None
    active: bool
    partner_name: str = ""
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class NotificationType:
    """One kind of occurrence, in words that anybody may read over a shoulder.

    `title`, `line` and `why` go into mails: neutral words only, no names of things. `line` may be a callable of the
    thing's id. `url` gives the path of the page to open. `visible` says which of some things the viewer may see now,
    in one query: it is asked with the recipient looking, whenever the notice is sent or shown. `category` is what
    preferences and unsubscribing speak of (the name, unless several notices share one); `label` names it there.
    `shared` notices end with the couple. `by_mail` is False for what must not lie in a mailbox: it comes in the app
    alone, and there is nothing to prefer; `in_app` is False for a mail alone. `unasked`: mails come to somebody who has not
    said what they prefer. `subject` names the thing, in the app alone. `from_partner` is what the partner did: its `title`
    holds %(name)s, and home has it first, as it has what is `at_home` under what waits.
    `mail_title` and `app_title` stand for `title` in a mail and in the app. `names` gives, with the recipient looking, what a
    mail may say instead of `line` to somebody who wants that.
    """

    name: str
    title: Words
    line: Words | Callable[[UUID], Words]
    url: Callable[[UUID], str]
    visible: Callable[[Viewer, Collection[UUID]], Collection[UUID]]
    category: str = ""
    label: Words = REMINDERS
    why: Words = CHOSEN
    act: Words = HAVE_A_LOOK
    shared: bool = True
    by_mail: bool = True
    in_app: bool = True
    unasked: bool = True
    subject: Subject | None = None
    from_partner: bool = False
    at_home: bool = False
    glyph: str = "bell"
    mail_title: Words = ""
    app_title: Words = ""
    names: Callable[[Recipient], Sequence[str]] | None = None

    def line_about(self, about: UUID) -> Words:
        """The line for one thing."""
        return self.line(about) if callable(self.line) else self.line

    def may_see(self, viewer: Viewer, about: UUID) -> bool:
        """Whether the viewer may see this thing now."""
        return about in self.visible(viewer, {about})


class UnknownNotificationType(LookupError):
    """A notice of this name was never registered."""


class NotificationTypes:
    """The registered notices, by name."""

    def __init__(self) -> None:
        self._by_name: dict[str, NotificationType] = {}

    def register(self, *notices: NotificationType) -> None:
        """Make notices known; the last registration of a name counts."""
        self._by_name |= {notice.name: notice for notice in notices}

    def named(self, name: str) -> NotificationType:
        """The notice of this name.

        Raises UnknownNotificationType.
        """
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownNotificationType(name) from None

    def get(self, name: str) -> NotificationType | None:
        """The notice of this name, or None (a row may outlive the code that named it)."""
        return self._by_name.get(name)

    def names(self) -> list[str]:
        """The names of all notices."""
        return sorted(self._by_name)

    def with_subject(self) -> list[tuple[str, Subject]]:
        """The names of those that home and the inbox name the subject of, each with it."""
        return [(name, notice.subject) for name, notice in sorted(self._by_name.items()) if notice.subject]

    def from_partner(self) -> list[NotificationType]:
        """What partners are told of each other, in the order in which it was registered."""
        return [notice for notice in self._by_name.values() if notice.from_partner]

    def categories(self) -> dict[str, Words]:
        """What can be preferred or not: each kind that comes by mail too, with its label."""
        return {category: notice.label for category, notice in self._preferred().items()}

    def in_category(self, category: str) -> NotificationType | None:
        """One of the notices of a category; None for a category that no longer is."""
        return self._preferred().get(category)

    def _preferred(self) -> dict[str, NotificationType]:
        return {category_of(notice): notice for notice in self._by_name.values() if notice.by_mail}


Occasion = Literal["ritual", "bridge", "therapist"]
OCCASIONS: dict[str, Words] = {
    "bridge": _("For a bridge"),
    "ritual": _("For your next ritual"),
    "therapist": _("For your therapist"),
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that the two put aside to do together, by one of them, for when there is a moment for it.

    `moment` says which: their next ritual, a bridge, or their therapist. `title` may be in their own words: it is shown to
    the two alone, and never sent.
    """

    about: UUID
    title: Words
    url: str
    since: datetime
    moment: Occasion

    @property
    def label(self) -> Words:
        """For which moment, in words."""
        return OCCASIONS[self.moment]


class Occasions:
    """Which of these moments can be had here: the package that makes one registers it, and until then nothing offers it."""

    def __init__(self) -> None:
        self._known: set[Occasion] = set()

    def register(self, *moments: Occasion) -> None:
        """Say that a couple can have these moments."""
        self._known |= set(moments)

    def known(self) -> frozenset[Occasion]:
        """The moments that can be had."""
        return frozenset(self._known)


class Agenda:
    """What waits in every package for a moment of the two: home lists it, and a ritual's agenda is filled from it."""

    def __init__(self) -> None:
        self._known: dict[str, Callable[[], list[AgendaItem]]] = {}

    def register(self, package: str, waiting: Callable[[], list[AgendaItem]]) -> None:
        """Say what waits in a package for the current viewer; one query at most, a few items. The last of a name counts."""
        self._known[package] = waiting

    def waiting(self) -> list[AgendaItem]:
        """All that waits for the current viewer and their partner, for a moment that can be had, oldest first."""
        offered = occasions.known()
        if not offered:
            return []
        items = (item for waiting in self._known.values() for item in waiting() if item.moment in offered)
        return sorted(items, key=lambda item: item.since)

    def fillers(self) -> list[str]:
        """The packages that fill it."""
        return sorted(self._known)


class Recipients:
    """The one loader that knows people."""

    def __init__(self) -> None:
        self._load: Callable[[UUID], Recipient | None] = lambda _person_id: None
        self.sessions: LiveSessions = lambda _person_id, _keys: ()

    def register(self, load: Callable[[UUID], Recipient | None], sessions: LiveSessions) -> None:
        """Say how a recipient is loaded, and which keys of sessions still let them in."""
        self._load, self.sessions = load, sessions

    def load(self, person_id: UUID) -> Recipient | None:
        """The recipient now; None when there is nobody, or they are not active any more."""
        recipient = self._load(person_id)
        return recipient if recipient is not None and recipient.active else None


class Tasks[T]:
    """Work that packages above give the worker, by name; each is safe to do twice, and by two workers at once."""

    def __init__(self) -> None:
        self._known: dict[str, T] = {}

    def register(self, name: str, work: T) -> None:
        """Have it done; the last of a name counts."""
        self._known[name] = work

    def all(self) -> dict[str, T]:
        """The work, by name."""
        return self._known.copy()


def category_of(notice: NotificationType) -> str:
    """The kind that a person's preferences know a notice by."""
    return notice.category or notice.name


agenda, occasions = Agenda(), Occasions()
notification_types = NotificationTypes()
recipients = Recipients()
maintenance_tasks: Tasks[Callable[[], object]] = Tasks()
"""Done once an hour: tidying that nobody waits for."""
frequent_tasks: Tasks[Callable[[Callable[[], bool]], int]] = Tasks()
"""Done each second, because somebody waits for it: a code by mail, a photo that is being prepared.

Each asks by one cheap query whether it is due, and `stopping` between two pieces; it says how much it did.
"""
