"""What can be told: one type for each kind of occurrence, in words that anybody may read over a shoulder."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.models import Tense
from our2souls.delivery.registry.recipient import Recipient
from our2souls.delivery.visibility import Subject
from our2souls.privacy.viewer import Viewer

type Words = str | Promise
REMINDERS, HAVE_A_LOOK = _("Reminders"), _("Have a look")
CHOSEN = _("You get this because you chose email for it.")


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A part of a mail that tells of several things: what they are, and a line for each."""

    title: Words
    lines: Sequence[str]


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
    mail may say instead of `line` to somebody who wants that. `prepare` is called when an occurrence of a schedule has come, with
    the recipient looking, what it is scheduled about and its day: it makes what the notice is about and gives its id, or None
    where there is nothing to tell. It may be called again for the same day.
    `leads` are the minutes before its time at which it can be told, where its person chooses so; `early_title` and `early_line`
    are said while its day lies ahead, `late_title` and `late_line` once it lies behind. `good_for` is how long after its time a
    mail or a push still makes sense (None: always).
    `by_hour`: an occurrence that is at another hour of the same day is told by itself, for kinds with a zone of their own.
    `letter` gives what a mail says in parts, for the recipient and whether names may be said; without any it is not sent.
    `own_settings`: its preferences are not among those of each kind.
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
    prepare: Callable[[Recipient, UUID, date], UUID | None] | None = None
    leads: tuple[int, ...] = ()
    early_title: Words = ""
    early_line: Words = ""
    late_title: Words = ""
    late_line: Words = ""
    good_for: timedelta | None = None
    letter: Callable[[Recipient, bool], Sequence[LetterPart]] | None = None
    own_settings: bool = False
    by_hour: bool = False

    def line_about(self, about: UUID, tense: Tense = Tense.PRESENT) -> Words:
        """The line for one thing, whose day may lie ahead or behind."""
        other = {Tense.FUTURE: self.early_line, Tense.PAST: self.late_line}.get(tense)
        return other or (self.line(about) if callable(self.line) else self.line)

    def title_for(self, title: Words = "", tense: Tense = Tense.PRESENT) -> Words:
        """The title, or another one that stands for it; its day may lie ahead or behind."""
        return {Tense.FUTURE: self.early_title, Tense.PAST: self.late_title}.get(tense) or title or self.title

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

    def of_category(self, category: str) -> list[NotificationType]:
        """All notices of a category."""
        return [notice for notice in self._by_name.values() if category_of(notice) == category]

    def _preferred(self) -> dict[str, NotificationType]:
        return {category_of(notice): notice for notice in self._by_name.values() if notice.by_mail}


def category_of(notice: NotificationType) -> str:
    """The kind that a person's preferences know a notice by."""
    return notice.category or notice.name


notification_types = NotificationTypes()
