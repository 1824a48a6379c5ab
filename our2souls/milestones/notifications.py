"""The notification of milestones: a day of the two has come round."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import Viewer


def _still_ours(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """A day that was not taken out meanwhile."""
    rows = RelationshipMilestone.objects.filter(pk__in=abouts, couple_id=viewer.couple, removed_at=None)
    return set(rows.values_list("pk", flat=True))


def declare() -> None:
    """Fill delivery's port."""
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name="relationship_milestone",
            title=_("A day of yours has come round"),
            line=_("One of the days that you wanted to be reminded of is today."),
            label=_("Days of yours that come round"),
            why=_("Sent because you chose mail for such days."),
            url=lambda about: reverse("milestones:milestone", args=[about]),
            may_see=lambda viewer, about: about in _still_ours(viewer, {about}),
            visible=_still_ours,
        )
    )
