"""The notification of dreams: something of one's own rests until today."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.dreams.models import Dream
from our2souls.privacy.viewer import Viewer


def _own_resting(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still their own, still resting, and its day is still one to look on."""
    rows = Dream.objects.filter(pk__in=abouts, owner_id=viewer.person_id, rested_at__isnull=False)
    return set(rows.filter(look_again_on__isnull=False).values_list("pk", flat=True))


def declare() -> None:
    """Fill delivery's port."""
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name="dream_again",
            title=_("Something that rests"),
            line=_("You let something of yours rest until today. Take it up again, or let it rest longer."),
            label=_("Days on which you wanted to look again"),
            why=_("Sent because you chose mail for days to look again."),
            kind="look_again",
            url=lambda about: reverse("dreams:dream", args=[about]),
            may_see=lambda viewer, about: about in _own_resting(viewer, {about}),
            visible=_own_resting,
            shared=False,
        )
    )
