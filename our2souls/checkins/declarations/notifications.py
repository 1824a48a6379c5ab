"""The notifications of check-ins: the partner answered one, or told more; one’s own reminder. None tells how the other is."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.checkins import actions, reminders
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.privacy.models import Share


def _answered() -> QuerySet[CheckIn]:
    """The viewer's own, still shared, with an answer that the partner has not taken back."""
    shares = Share.objects.filter(kind=CheckIn.seal_name, row=OuterRef("pk"), closed_at=None)
    answers = CheckInResponse.shared_with_me.filter(checkin=OuterRef("pk"))
    return CheckIn.objects.filter(Exists(shares), Exists(answers))


def _told_more() -> QuerySet[CheckIn]:
    """The partner's, with what they told more; the event asks for those that are open in full."""
    return CheckIn.shared_with_me.alias(more_length=Length("more")).filter(more_length__gt=0)


TYPES = (
    event(
        actions.ANSWERED,
        _("%(name)s answered how you feel"),
        url=page("checkins:check_in_one"),
        subject=Subject(CheckIn, _answered),
        glyph="sun",
    ),
    event(
        actions.TOLD_MORE,
        _("%(name)s told you more about how they feel"),
        url=page("checkins:check_in_one"),
        subject=Subject(CheckIn, _told_more, partners=True),
        glyph="sun",
    ),
    NotificationType(
        name=reminders.NOTICE,
        title=_("How are you?"),
        mail_title=_("A moment to note how you feel"),  # a name follows it there
        line=_("You asked to be reminded to note how you feel."),
        label=_("Reminders to note how you feel"),
        why=_("You get this because you asked to be reminded of it."),
        url=lambda _person_id: reverse("checkins:check_in"),
        visible=lambda viewer, abouts: set(abouts) & {viewer.person_id},
        shared=False,
        glyph="sun",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
