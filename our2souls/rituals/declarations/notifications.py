"""The notifications of rituals: a time has come, where its rule has it or where it was moved."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from our2souls.delivery.preferences.lead_times import DAY, HOUR
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.rituals.core.models import KIND, MOVED, Ritual, active

TYPES = tuple(
    NotificationType(
        name=name,
        category=KIND,
        title=_("Time for one of your rituals"),
        line=_("One of your rituals is today: a moment for the two of you."),
        early_title=_("One of your rituals comes soon"),
        early_line=_("One of your rituals comes soon: a moment for the two of you."),
        late_title=_("One of your rituals has come round"),
        late_line=_("One of your rituals was not long ago: a moment for the two of you."),
        leads=(HOUR, 3 * HOUR, DAY),
        good_for=timedelta(hours=3),
        label=_("Your rituals"),
        why=_("You get this because you chose email for your rituals."),
        url=page(url),
        visible=subject.visible,
        subject=subject,
        at_home=True,
        by_hour=True,
        glyph="coffee",
    )
    for name, url, subject in (
        (KIND, "rituals:gathering_now", Subject(Ritual, lambda: Ritual.objects.filter(active()), column="name")),
        (
            MOVED,
            "rituals:occasion_moved",
            Subject(Ritual, lambda: Ritual.objects.filter(active()), by="changes", column="name"),
        ),
    )
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
