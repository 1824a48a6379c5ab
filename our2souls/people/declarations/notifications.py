"""The notifications of people: somebody would like to join, a shared space has begun, or has ended."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject
from our2souls.people.account.planned_erasure import EVE
from our2souls.people.models import Couple, Invitation, Partnership, PlannedErasure
from our2souls.people.pairing.actions import CONFIRMED, JOINED, LEFT
from our2souls.privacy.viewer import Viewer, current_viewer


def _ended_for(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Only for whom it ended."""
    past = Partnership.objects.filter(couple_id__in=abouts, person_id=viewer.person_id)
    return set(past.exclude(left_at=None).values_list("couple_id", flat=True))


def _joined() -> QuerySet[Invitation]:
    """The viewer's own invitation that somebody has taken, and that waits for their yes."""
    return Invitation.objects.filter(accepted_by__isnull=False, revoked_at=None, confirmed_at=None)


def _couple() -> QuerySet[Couple]:
    return Couple.objects.filter(pk=current_viewer().couple, ended_at=None)


_PLANNED = Subject(PlannedErasure, PlannedErasure.objects.all)
_WANTS_TO_JOIN, _BEGUN = Subject(Invitation, _joined), Subject(Couple, _couple)
_OF_PAIRING: dict[str, Any] = {
    "category": "pairing",
    "label": _("Joining and beginning"),
    "why": _("Sent because it is about who you share a space with."),
}
TYPES = (
    NotificationType(
        name=JOINED,
        title=_("Somebody would like to join you"),
        line=_("They opened your invitation. You begin once you have said yes."),
        url=lambda _about: reverse("people:invite"),
        visible=_WANTS_TO_JOIN.visible,
        subject=_WANTS_TO_JOIN,
        glyph="user-round-plus",
        shared=False,
        **_OF_PAIRING,
    ),
    NotificationType(
        name=CONFIRMED,
        title=_("%(name)s said yes: you have begun"),
        line=_("Your shared space has begun. What you wrote before is still yours alone."),
        url=lambda _about: reverse("web:begun"),
        visible=_BEGUN.visible,
        subject=_BEGUN,
        glyph="users-round",
        from_partner=True,
        mail_title=_("Your shared space has begun"),
        **_OF_PAIRING,
    ),
    NotificationType(
        name=LEFT,
        title=_("Your shared space has ended"),
        line=_("What you wrote is still yours, and nothing of it was opened. Your own space goes on as it is."),
        url=lambda _about: reverse("web:home"),
        visible=_ended_for,
        shared=False,
        by_mail=False,  # a mail could be read by somebody else first
    ),
    NotificationType(
        name=EVE,
        title=_("Something you asked for is done tomorrow"),
        line=_("Log in if you would rather take it back. It takes one press."),
        url=lambda _about: reverse("people:erase"),
        visible=_PLANNED.visible,
        subject=_PLANNED,
        category="account",
        label=_("What you asked for your account"),
        why=_("Sent because you asked for something that cannot be undone later."),
        glyph="hourglass",
        shared=False,
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
