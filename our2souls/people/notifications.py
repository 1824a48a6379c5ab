"""The notices of this package: a shared space has ended."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.people.models import Partnership
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy.viewer import Viewer


def _was_there(viewer: Viewer, about: UUID) -> bool:
    """Only for whom it ended."""
    past = Partnership.objects.filter(couple_id=about, person_id=viewer.person_id)
    return past.exclude(left_at=None).exists()


def declare() -> None:
    """Fill delivery's port."""
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name=LEFT,
            title=_("Your shared space has ended"),
            line=_("What you wrote is still yours, and nothing of it was opened. Your own space goes on as it is."),
            url=lambda _about: reverse("people:us"),
            may_see=_was_there,
            shared=False,
            by_mail=False,  # a mail could be read by somebody else first
        )
    )
