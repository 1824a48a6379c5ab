"""Partner events of bridges: what one of the two did in one, told to the other.

That one rests is told without a name: it is the same whoever let it rest, and for whatever reason.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.agreement import actions as agreement
from our2souls.bridges.core import actions
from our2souls.bridges.core.models import Bridge, going_on
from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, Words, notification_types
from our2souls.delivery.visibility import Subject, page

_INVITED, _BEGUN = going_on() & Q(stage="invited"), going_on() & ~Q(stage="invited")
_AWAKE, _RESTING = _BEGUN & Q(rested_at=None), going_on() & Q(rested_at__isnull=False)


def _on(name: str, title: Words, where: Q, *, glyph: str = "bridge") -> NotificationType:
    subject = Subject(Bridge, lambda: Bridge.objects.filter(where), column="title")
    return event(name, title, url=page("bridges:bridge"), subject=subject, glyph=glyph)


TYPES = (
    _on(actions.OPENED, _("%(name)s would like to build a bridge with you"), _INVITED),
    _on(actions.BEGUN, _("%(name)s said yes to your bridge"), _BEGUN, glyph="check"),
    _on(actions.DECLINED, _("%(name)s would rather not, for now"), Q(outcome="declined")),
    _on(actions.TURN, _("It is your turn in a bridge"), _AWAKE),
    _on(actions.RESTS, _("A bridge rests for now"), _RESTING, glyph="pause"),
    _on(actions.RESUMED, _("A bridge is open again"), _AWAKE),
    _on(actions.STOPPED, _("%(name)s stopped a bridge"), Q(outcome="stopped"), glyph="door-open"),
    _on(actions.STORY, _("%(name)s would like a bridge in your story"), Q(outcome="kept", in_story=False), glyph="book-open"),
    _on(actions.REOPENED, _("%(name)s took a bridge up again"), _BEGUN),
    _on(
        agreement.AGREED,
        _("You both signed what came of a bridge"),
        Q(stage__in=("agreement", "review")),
        glyph="check",
    ),
    _on(agreement.REVIEWED, _("You both looked at a bridge again"), Q(stage__in=("agreement", "review"))),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
