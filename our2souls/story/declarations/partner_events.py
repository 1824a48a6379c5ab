"""The partner event of a statement that somebody shares about themselves."""

from django.utils.translation import gettext_lazy as _

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.story.autonomy import actions
from our2souls.story.autonomy.models import SharedStatement

TYPES = (
    event(
        actions.SHARED,
        _("%(name)s shared something about themselves"),
        url=page("story:shared_statement"),
        subject=Subject(SharedStatement, SharedStatement.shared_with_me.all, partners=True),
        glyph="sprout",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
