"""The weekly letter: what comes, what waits, and something to talk about, in one mail for who asked for it.

It is put together when it is sent, with its reader looking. Nothing comes in a week in which there is nothing to say.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import schedules
from our2souls.delivery.inbox import queries
from our2souls.delivery.models import Schedule
from our2souls.delivery.partner_events import NEUTRAL
from our2souls.delivery.preferences.queries import DIGEST, own_preferences
from our2souls.delivery.registry import (
    LetterPart,
    NotificationType,
    Recipient,
    calendar_items,
    digest_lines,
    notification_types,
)
from our2souls.lib.clock import today
from our2souls.privacy.viewer import Viewer

KIND = DIGEST
DAYS, LINES = 7, 12
MONDAY, MORNING = 0, 8


@dataclass(frozen=True, slots=True)
class WeeklyLetter:
    """Whether somebody gets it, on which day of the week (0 Monday) and at which hour; and whether it may say names."""

    is_on: bool = False
    weekday: int = MONDAY
    hour: int = MORNING
    named: bool = False


def letter_of(viewer: Viewer) -> WeeklyLetter:
    """What the viewer has chosen."""
    chosen = own_preferences(viewer)
    row = Schedule.objects.filter(owner_id=viewer.person_id, kind=KIND).first()
    if row is None:
        return WeeklyLetter(named=chosen.wants_names(KIND))
    return WeeklyLetter(chosen.has_digest, row.anchor.weekday(), row.hour.hour, chosen.wants_names(KIND))


def plan(viewer: Viewer, letter: WeeklyLetter) -> None:
    """Let it come on its day, or no more."""
    if not letter.is_on:
        schedules.cancel(viewer.person_id, KIND, viewer.person_id)
        return
    here = viewer.today
    first = here + timedelta(days=(letter.weekday - here.weekday()) % DAYS)
    schedules.schedule(viewer.person_id, KIND, viewer.person_id, "weekly", first, time(letter.hour))


def parts(recipient: Recipient, named: bool) -> Sequence[LetterPart]:  # noqa: FBT001 - the port's signature
    """What it says, for its reader, who is looking; nothing where neither comes nor waits anything."""
    coming, waiting = _coming(recipient, named=named), _waiting(recipient, named=named)
    if not coming and not waiting:
        return ()
    more = [line for lines in digest_lines.all().values() for line in lines(recipient, named)]
    found = (
        LetterPart(_("Coming this week"), coming),
        LetterPart(_("Waiting for you"), waiting),
        LetterPart(_("Something to talk about"), more),
    )
    return [part for part in found if part.lines]


def _coming(recipient: Recipient, *, named: bool) -> list[str]:
    first, lines, often = today(recipient.zone), [], set()
    for come, item in calendar_items.between(first, first + timedelta(days=DAYS - 1)):
        if item.is_mine and item.about not in often:
            often |= {item.about} if item.series.is_often else set()  # thirty lines alike tell nothing
            title = str(item.title if named else item.discreet)
            on = come.day_in(recipient.zone)
            day = f"{capfirst(date_format(on, 'l'))}, {date_format(on, 'MONTH_DAY_FORMAT')}"
            lines.append(gettext("%(day)s: %(title)s") % {"day": day, "title": title})
    return lines[:LINES]


def _waiting(recipient: Recipient, *, named: bool) -> list[str]:
    lines: dict[str, None] = {}  # what says the same stands once
    for item in queries.unseen(recipient.viewer, LINES):
        if not item.from_partner:
            title = str(item.title)
        elif named:
            title = str(item.title) % {"name": recipient.partner_name}
        else:
            title = str(NEUTRAL)
        words = item.subject if named else ""
        lines[gettext("%(title)s: “%(words)s”") % {"title": title, "words": words} if words else title] = None
    return list(lines)


def _own(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    return set(abouts) & {viewer.person_id}


def declare() -> None:
    """Register it."""
    notification_types.register(
        NotificationType(
            name=KIND,
            title=_("Your week"),
            line=_("What comes in the next days, and what waits for you."),
            label=_("Weekly letter"),
            why=_("You get this because you asked for a weekly letter."),
            url=lambda _about: reverse("delivery:notices"),
            visible=_own,
            shared=False,
            in_app=False,
            unasked=False,
            good_for=timedelta(days=2),
            letter=parts,
            own_settings=True,
        )
    )
