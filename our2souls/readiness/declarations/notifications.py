"""The notifications of the test: something was started for the two, can be looked at, or could be looked at again."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page, rows_of
from our2souls.privacy.viewer import Viewer
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.readiness.sittings import modules, retake_reminders
from our2souls.readiness.sittings.models import Reveal
from our2souls.readiness.sittings.status import SHOWN


def _latest(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still the couple's last sitting but for areas of an evening: whoever took it again meanwhile needs no reminder."""
    rows = Sitting.objects.filter(couple_id=viewer.couple).order_by("-started_at")[:SHOWN]
    last = next((row.pk for row in rows if not row.is_of_areas), None)
    return {last} & set(abouts) if last else set()


_OF_THE_TEST: dict[str, Any] = {
    "category": sitting_actions.NOTICE,
    "label": _("The couple test"),
    "why": _("You get this because you chose email for the couple test."),
}
TYPES = (
    NotificationType(
        name=sitting_actions.NOTICE,
        title=_("Something is waiting for you two"),
        app_title=_("%(name)s started the couple test: your part waits for you"),
        line=_("There is something for each of you to answer apart, in your own time."),
        url=page("readiness:sitting"),
        # Whoever begins their part takes their notification back.
        visible=rows_of(Sitting, Q(ended_at=None)),
        subject=Subject(Sitting, lambda: Sitting.objects.filter(ended_at=None)),
        from_partner=True,
        glyph="scale",
        **_OF_THE_TEST,
    ),
    NotificationType(
        name=modules.NOTICE,
        title=_("Something is waiting for you"),
        app_title=_("Your part of the couple test goes on: some questions were added"),
        line=_("There is a little more for you to answer, in your own time."),
        url=page("readiness:sitting"),
        visible=rows_of(Sitting, Q(ended_at=None)),
        subject=Subject(Sitting, lambda: Sitting.objects.filter(ended_at=None)),
        at_home=True,
        glyph="scale",
        **_OF_THE_TEST,
    ),
    NotificationType(
        name="readiness_open",
        title=_("Something is open for you two"),
        app_title=_("You can both read the couple test now"),
        line=_("What you both wanted to look at together can be looked at now."),
        url=page("readiness:report_map"),
        visible=rows_of(Reveal, Q(), about="sitting_id"),
        subject=Subject(Reveal, Reveal.objects.all, by="sitting_id"),
        at_home=True,
        glyph="scale",
        **_OF_THE_TEST,
    ),
    NotificationType(
        name=retake_reminders.NOTICE,
        title=_("A good moment to look again"),
        line=_(
            "Some months have passed since you two looked at where you stand. You can look again, when it suits you both."
        ),
        url=lambda _about: reverse("readiness:readiness"),
        visible=_latest,
        **_OF_THE_TEST,
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
