"""What one of the two does to their days that the other is told: many came in at once."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import notification_types
from our2souls.delivery.visibility import Subject
from our2souls.milestones.ics.actions import IMPORTED
from our2souls.milestones.models import MilestoneImport


def _number_text(number: str) -> str:
    return ngettext("%(number)d date", "%(number)d dates", int(number)) % {"number": int(number)}


TYPES = (
    event(
        IMPORTED,
        _("%(name)s added to your days from a calendar"),
        url=lambda _about: reverse("milestones:milestones"),
        subject=Subject(MilestoneImport, MilestoneImport.objects.all, column="number", spoken=_number_text),
        glyph="cake",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
