"""The notification of bridges: the day on which both look at what they agreed on."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.core.models import Bridge, going_on
from our2souls.bridges.core.reminders import KIND
from our2souls.delivery.preferences.lead_times import DAY
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page

SUBJECT = Subject(Bridge, lambda: Bridge.objects.filter(going_on(), Q(stage="review")), column="title")
TYPE = NotificationType(
    name=KIND,
    category=KIND,
    title=_("Time to look at one of your bridges"),
    line=_("Today is the day on which you wanted to look at one of your bridges again."),
    early_title=_("Soon you look at one of your bridges"),
    early_line=_("Soon it is the day on which you wanted to look at one of your bridges again."),
    leads=(DAY,),
    label=_("Your bridges"),
    why=_("You get this because you chose email for your bridges."),
    url=page("bridges:bridge"),
    visible=SUBJECT.visible,
    subject=SUBJECT,
    at_home=True,
    glyph="bridge",
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(TYPE)
