"""The notification of milestones: a day of the two has come round."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import page, rows_of
from our2souls.milestones.models import RelationshipMilestone

TYPES = (
    NotificationType(
        name="relationship_milestone",
        title=_("A day of yours has come round"),
        line=_("One of the days that you wanted to be reminded of is today."),
        label=_("Days of yours that come round"),
        why=_("Sent because you chose mail for such days."),
        url=page("milestones:milestone"),
        visible=rows_of(RelationshipMilestone, Q(removed_at=None)),
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
