"""What whoever asked a therapist is told of the answer, what a therapist is told, and that a therapist left. All neutral."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitations
from our2souls.care.invitations import queries as invitation_queries
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, Visible, page
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Viewer

_OF_CARE: dict[str, Any] = {
    "category": "therapist",
    "label": _("Therapists: who answers, who comes, who leaves"),
    "why": _("Sent because it is about a therapist at a table."),
    "glyph": "armchair",
    "shared": False,
}


def _asked(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Invitations that wait for the viewer's answer."""
    return {each.id for each in invitation_queries.invitations_for(viewer)} & set(abouts)


def _clients(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Tables at which the viewer sits."""
    items = [str(about) for about in abouts]
    rows = Grant.objects.filter(grants.in_force(), therapist_id=viewer.person_id, scope=TABLE, item__in=items)
    return {UUID(item) for item in rows.values_list("item", flat=True)}


def _to_couple(name: str, title: Any, line: Any, where: Q) -> NotificationType:
    subject = Subject(Engagement, lambda: Engagement.objects.filter(where), column="name")
    return NotificationType(
        name=name,
        title=title,
        line=line,
        url=page("care:engagement"),
        visible=subject.visible,
        subject=subject,
        **_OF_CARE,
    )


def _to_therapist(name: str, title: Any, line: Any, visible: Visible) -> NotificationType:
    return NotificationType(
        name=name, title=title, line=line, url=lambda _about: reverse("care:clients"), visible=visible, **_OF_CARE
    )


TYPES = (
    _to_couple(
        invitations.ACCEPTED,
        _("A therapist has come with your invitation"),
        _("Look who it is. They sit at your table once you have said yes."),
        Q(accepted_at__isnull=False, confirmed_at=None, ended_at=None),
    ),
    _to_couple(
        invitations.RESIGNED,
        _("A therapist has left your table"),
        _("Everything that was open to them is closed."),
        Q(ended_at__isnull=False),
    ),
    _to_therapist(
        invitations.ASKED,
        _("Somebody asks you to their table"),
        _("You find the invitation among your clients."),
        _asked,
    ),
    _to_therapist(
        invitations.CONFIRMED,
        _("A couple has said yes to you"),
        _("You find them among your clients. What they open you can read there."),
        _clients,
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
