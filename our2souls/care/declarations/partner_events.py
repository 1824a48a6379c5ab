"""Partner events around a therapist: who was asked, who sits there, what was opened or closed. None says whose a no was."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.care.consent import actions as consent
from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitations
from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, Words, notification_types
from our2souls.delivery.visibility import Subject, page

_ALIVE, _SEATED = Q(ended_at=None), Q(ended_at=None, confirmed_at__isnull=False)


def _on(name: str, title: Words, where: Q, *, glyph: str = "armchair") -> NotificationType:
    subject = Subject(Engagement, lambda: Engagement.objects.filter(where), column="name")
    return event(name, title, url=page("care:engagement"), subject=subject, glyph=glyph)


TYPES = (
    _on(invitations.INVITED, _("%(name)s asks a therapist to your table"), _ALIVE),
    _on(invitations.SEATED, _("A therapist sits at your table"), _SEATED),
    _on(consent.OPENED, _("Something of you both is open to your therapist"), _SEATED, glyph="eye"),
    _on(consent.CLOSED, _("Something is closed to your therapist again"), _SEATED, glyph="eye-off"),
    _on(consent.LEFT, _("Your therapist sits at your table no more"), Q(ended_at__isnull=False), glyph="door-open"),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
