"""Partner events of rituals: what one of the two did with something they do together, told to the other."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, Words, notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.rituals.core import actions, choosing
from our2souls.rituals.core.models import Ritual, active

_PROPOSED = Q(active_since=None, ended_at=None)
_CHANGED = Q(active_since=None, ended_at=None) | Q(proposed_by__isnull=False, ended_at=None)
_RESTING, _ENDED, _GOING_ON = Q(rested_at__isnull=False), Q(ended_at__isnull=False), Q(rested_at=None, ended_at=None)


def _on_ritual(name: str, title: Words, where: Q, *, glyph: str = "coffee") -> NotificationType:
    subject = Subject(Ritual, lambda: Ritual.objects.filter(where), column="name")
    return event(name, title, url=page("rituals:ritual"), subject=subject, glyph=glyph)


def _on_change(name: str, title: Words) -> NotificationType:
    """About one time: each is told by itself, and leads to it."""
    subject = Subject(Ritual, lambda: Ritual.objects.filter(active()), by="changes", column="name")
    return event(name, title, url=page("rituals:occasion_moved"), subject=subject, glyph="calendar-days")


TYPES = (
    _on_ritual(actions.PROPOSED, _("%(name)s would like to begin a ritual with you"), _PROPOSED),
    _on_ritual(choosing.AGREED, _("%(name)s said yes to your ritual"), _GOING_ON, glyph="check"),
    _on_ritual(actions.CHANGED, _("%(name)s would like to change your ritual"), _CHANGED, glyph="pen-line"),
    _on_ritual(choosing.LEFT_AS_IT_WAS, _("%(name)s would leave your ritual as it was"), _GOING_ON),
    _on_change(actions.TIME_MOVED, _("%(name)s moved your ritual once")),
    _on_change(actions.LEFT_OUT, _("%(name)s left your ritual out once")),
    _on_change(actions.PUT_BACK, _("%(name)s put a time of your ritual back")),
    _on_ritual(actions.RESTED, _("%(name)s lets your ritual rest for now"), _RESTING, glyph="pause"),
    _on_ritual(actions.RESUMED, _("%(name)s took your ritual up again"), _GOING_ON),
    _on_ritual(actions.ASKED, _("%(name)s would like to take your ritual up again"), _PROPOSED),
    _on_ritual(actions.ENDED, _("%(name)s ended your ritual"), _ENDED, glyph="door-open"),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
