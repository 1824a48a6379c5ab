"""How long what doesn’t stay until its person deletes it is kept: told from the constants by which it is forgotten."""

from dataclasses import dataclass
from datetime import timedelta
from types import ModuleType
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from our2souls.delivery import schedules
from our2souls.delivery.channels import account_mail
from our2souls.delivery.worker import jobs
from our2souls.milestones.ics import access as ics_access
from our2souls.people.account import known_devices, planned_erasure
from our2souls.people.account.portability import pending_import
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import keys
from our2souls.vision.media import encrypted_storage
from our2souls.web.submissions import actions as submissions_actions
from our2souls.web.submissions import unsent

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Retention:
    """Of which kind; a sentence with a place for the time; where the constant stands; the chore that forgets it, if one does."""

    kind: str
    text: str | Promise
    source: ModuleType | Any
    constant: str
    chore: str = ""

    def __str__(self) -> str:
        """The sentence, with the time that counts."""
        time = getattr(self.source, self.constant)
        return str(self.text) % {"time": duration(time if isinstance(time, timedelta) else timedelta(seconds=time))}


RETENTIONS: tuple[Retention, ...] = (
    Retention("couple", _("An invitation can be used for %(time)s."), pairing_actions, "GOOD_FOR"),
    Retention(
        "couple",
        _("Dates from a calendar file you bring in are deleted once you decide, after %(time)s at the latest."),
        ics_access,
        "LASTS",
        "calendar files nobody decided on",
    ),
    Retention(
        "pictures",
        _("The file of a deleted photo goes with it; one that a failure left behind goes after %(time)s."),
        encrypted_storage,
        "YOUNG",
        "files without a note",
    ),
    Retention(
        "security", _("You stay logged in for %(time)s, unless you log out before."), settings, "SESSION_COOKIE_AGE"
    ),
    Retention(
        "security",
        _(
            "Words you sent while you were logged out or locked wait encrypted with your session, and are offered to "
            "you for %(time)s."
        ),
        unsent,
        "SECONDS",
    ),
    Retention(
        "security",
        _("A device on which you logged in keeps a cookie that knows it again for %(time)s."),
        known_devices,
        "GOOD_FOR",
    ),
    Retention(
        "security",
        _("That an email with a code was sent is forgotten after %(time)s, its words once it was sent."),
        account_mail,
        "KEPT",
        "old account mail",
    ),
    Retention(
        "notifications",
        _("When a reminder that comes once was to come is forgotten %(time)s after it came."),
        schedules,
        "KEPT",
        "reminders that came once",
    ),
    Retention(
        "technical",
        _("Which forms were sent is forgotten after %(time)s."),
        submissions_actions,
        "KEPT",
        "forms that were sent",
    ),
    Retention("technical", _("A job is forgotten %(time)s after it was done."), jobs, "KEPT"),
    Retention(
        "technical",
        _("An export you bring in is deleted once you decide, after %(time)s at the latest."),
        pending_import,
        "LASTS",
        "imports nobody decided on",
    ),
    Retention(
        "erasure",
        _("If you let an erasure wait, it waits for %(time)s and can be taken back until then."),
        planned_erasure,
        "WAITS",
        "erasures whose week is over",
    ),
    Retention(
        "erasure",
        _(
            "Backups keep copies of keys for %(time)s at most. After that nobody can read in any backup what was "
            "yours alone."
        ),
        keys,
        "COPIES_KEPT",
    ),
)


def told_of(kind: str) -> list[str]:
    """The sentences of a kind."""
    return [str(each) for each in RETENTIONS if each.kind == kind]


def duration(time: timedelta) -> str:
    """A time in whole days, or in hours when it is shorter than two days and no whole number of them."""
    if time >= DAY and time % DAY == timedelta():
        days = time // DAY
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    hours = -(-time // HOUR)
    return ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
