"""Partner events: what one of the two did that concerns the other, who finds it first on home until they have seen it.

In the app an event names the thing. Outside there is one mail for all that is new, in neutral words, for who wants it: while
one waits there is no second one, after one a pause is kept, and what was seen in the app meanwhile is not sent.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import outbox
from our2souls.delivery.channels import announcements
from our2souls.delivery.channels.announcements import announcement
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import addressees
from our2souls.delivery.registry import NotificationType, Recipient, Words, notification_types
from our2souls.delivery.visibility import Subject, with_subjects
from our2souls.lib.clock import now
from our2souls.privacy.viewer import Viewer, current_viewer

MAIL = "from_partner"
NEUTRAL = _("There is something new for you in your space for two.")
PAUSE = timedelta(hours=1)
"""So long, at least, is between two mails, and between two words on a device: many acts are no more insistent than one."""
NAMED = 5
"""How many events a mail names."""


def event(
    name: str, title: Words, *, url: Callable[[UUID], str], subject: Subject, glyph: str = "bell"
) -> NotificationType:
    """A type of partner event. `title` says what happened, with %(name)s for who did it."""
    return NotificationType(
        name=name,
        title=title,
        line=NEUTRAL,
        url=url,
        visible=subject.visible,
        subject=subject,
        glyph=glyph,
        category=MAIL,
        by_mail=False,
        from_partner=True,
    )


def tell_partner(name: str, about: UUID, *, occasion: object = "") -> None:
    """Let the viewer's partner know of an event about a thing; nothing happens for a viewer who has no partner.

    `occasion` tells two events of the same name about the same thing apart; the same one again changes nothing.
    Raises UnknownNotificationType.
    """
    viewer = current_viewer()
    if viewer.partner_id is None:
        return
    stem = f"{name}:{about}:"
    outbox.notify(to=viewer.partner_id, notice=name, about=about, key=f"{stem}{occasion}", replaces=stem)
    _mail(viewer.partner_id, viewer.couple)


def answer(name: str, about: UUID) -> None:
    """The viewer has answered what they were told about a thing: it is no news any more."""
    outbox.mark_seen_about(current_viewer().person_id, about, notice=name)


def take_back(name: str, about: UUID) -> None:
    """What the partner was told about a thing does not hold any more."""
    partner_id = current_viewer().partner_id
    if partner_id is not None:
        outbox.cancel_about(partner_id, about, notice=name)


def _mail(to: UUID, couple_id: UUID) -> None:
    """One mail, and one word on each device, for all that is new: none while one waits there that no worker holds yet.

    After one that went out a pause is kept: what comes meanwhile is told at its end, unless it was seen by then.
    """
    at = now()
    whom = addressees.addressee(to)
    if whom.preferences.muted_until(MAIL) is not None:
        return  # nor is it told later: a row that says so would stand where the next one has to
    channels, notices = {outbox.Channel.EMAIL, outbox.Channel.PUSH}, []
    for channel in channels:
        last = outbox.latest(channel, to=to, notice=MAIL, since=at - PAUSE)
        if last is not None and last.sent_at is None and last.lease_until is None:
            continue
        due = at if last is None else (last.sent_at or at) + PAUSE
        key = f"{MAIL}:{due.isoformat()}"
        notices.append(announcement(whom, notice=MAIL, about=couple_id, key=key, at=due, but=channels - {channel}))
    announcements.write(notices)


def _unseen(viewer: Viewer) -> QuerySet[Any]:
    """The partner events that the viewer, who is looking, has not seen and may see, newest first."""
    events = {each.name: each.subject for each in notification_types.from_partner() if each.subject}
    rows = Notification.objects.filter(
        Q(snoozed_until=None) | Q(snoozed_until__lte=now()),
        owner_id=viewer.person_id,
        channel=Notification.Channel.INAPP,
        notice__in=events,
        cancelled_at=None,
        seen_at=None,
        due_at__lte=now(),
    )
    # only kinds that are among them: to write a question for each kind there is takes long
    names = set(rows.values_list("notice", flat=True).distinct())
    some = [(name, subject) for name, subject in events.items() if name in names]
    return with_subjects(rows, some).filter(subject_id__isnull=False).order_by("-due_at", "-id")


def _has_news(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    return set(abouts) & {viewer.couple} if _unseen(viewer).exists() else set()


def _names(recipient: Recipient) -> Sequence[str]:
    """What is new, each in one line."""
    lines = []
    for row in _unseen(recipient.viewer)[:NAMED]:
        type_ = notification_types.named(row.notice)
        title = str(type_.app_title or type_.title) % {"name": recipient.partner_name}
        words = type_.subject.open(row, recipient.viewer) if type_.subject else ""
        lines.append(str(_("%(title)s: “%(words)s”")) % {"title": title, "words": words} if words else title)
    return lines


def declare() -> None:
    """Register the mail for all of them."""
    notification_types.register(
        NotificationType(
            name=MAIL,
            title=_("Something new for you two"),
            line=NEUTRAL,
            label=_("What your partner shares and does"),
            why=_("Sent because you chose email for what your partner shares and does."),
            url=lambda _about: reverse("delivery:notices"),
            visible=_has_news,
            in_app=False,
            unasked=False,
            names=_names,
        )
    )
