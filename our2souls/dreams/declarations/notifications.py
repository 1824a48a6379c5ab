"""The notification of dreams: something of one's own rests until today."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import page, rows_of
from our2souls.dreams.models import Dream

TYPES = (
    NotificationType(
        name="dream_again",
        category="look_again",
        title=_("Something that rests"),
        line=_("You let something of yours rest until today. Take it up again, or let it rest longer."),
        label=_("Days to come back to something"),
        why=_("You get this because you chose email for such days."),
        url=page("dreams:dream"),
        visible=rows_of(Dream, Q(rested_at__isnull=False, look_again_on__isnull=False)),
        shared=False,
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
