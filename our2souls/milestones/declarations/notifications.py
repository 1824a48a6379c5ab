"""The notification of milestones: a day of the two has come round."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.preferences.lead_times import DAY, WEEK
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import page, rows_of
from our2souls.milestones.models import RelationshipMilestone

TYPES = (
    NotificationType(
        name="relationship_milestone",
        title=_("One of your days is today"),
        line=_("You asked to be reminded of a day: it is today."),
        label=_("Your anniversaries and other days"),
        why=_("You get this because you chose email for such days."),
        url=page("milestones:milestone"),
        leads=(DAY, 3 * DAY, WEEK),
        early_title=_("One of your days comes soon"),
        early_line=_("You asked to be reminded of a day: it comes soon."),
        late_title=_("One of your days has come round"),
        late_line=_("You asked to be reminded of a day: it was not long ago."),
        visible=rows_of(RelationshipMilestone, Q(removed_at=None)),
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
