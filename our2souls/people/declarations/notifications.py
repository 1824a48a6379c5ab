"""The notification of people: a shared space has ended."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.people.models import Partnership
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy.viewer import Viewer


def _ended_for(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Only for whom it ended."""
    past = Partnership.objects.filter(couple_id__in=abouts, person_id=viewer.person_id)
    return set(past.exclude(left_at=None).values_list("couple_id", flat=True))


TYPES = (
    NotificationType(
        name=LEFT,
        title=_("Your shared space has ended"),
        line=_("What you wrote is still yours, and nothing of it was opened. Your own space goes on as it is."),
        url=lambda _about: reverse("people:us"),
        visible=_ended_for,
        shared=False,
        by_mail=False,  # a mail could be read by somebody else first
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
