"""The notices of the test: something was started for the two, can be looked at, or could be looked at again."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.privacy.viewer import Viewer
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.readiness.sittings import retake_reminders
from our2souls.readiness.sittings.models import Reveal


def _going_on(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Asked again when it is sent or shown: nobody has ended it. Whoever begins their part takes their notice back."""
    rows = Sitting.objects.filter(pk__in=abouts, couple_id=viewer.couple, ended_at=None)
    return set(rows.values_list("pk", flat=True))


def _revealed(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still the couple's, and both have looked."""
    rows = Reveal.objects.filter(sitting__in=abouts, couple_id=viewer.couple)
    return set(rows.values_list("sitting_id", flat=True))


def _latest(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still the couple's last sitting: whoever took it again meanwhile needs no reminder."""
    last = Sitting.objects.filter(couple_id=viewer.couple).order_by("-started_at").values_list("pk", flat=True).first()
    return {last} & set(abouts) if last else set()


def declare() -> None:
    """Fill delivery's port."""
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name=sitting_actions.NOTICE,
            title=_("Something is waiting for you two"),
            line=_("There is something for each of you to answer apart, in your own time."),
            label=_("The readiness test"),
            why=_("Sent because you chose mail for the readiness test."),
            url=lambda about: reverse("readiness:sitting", args=[about]),
            may_see=lambda viewer, about: about in _going_on(viewer, {about}),
            visible=_going_on,
        )
    )
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name="readiness_open",
            kind=sitting_actions.NOTICE,
            title=_("Something is open for you two"),
            line=_("What you both wanted to look at together can be looked at now."),
            label=_("The readiness test"),
            why=_("Sent because you chose mail for the readiness test."),
            url=lambda about: reverse("readiness:report", args=[about]),
            may_see=lambda viewer, about: about in _revealed(viewer, {about}),
            visible=_revealed,
        )
    )
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name=retake_reminders.NOTICE,
            kind=sitting_actions.NOTICE,
            title=_("Time for another look"),
            line=_(
                "Some months have passed since you two looked at where you stand. You can look again, when it suits you both."
            ),
            label=_("The readiness test"),
            why=_("Sent because you chose mail for the readiness test."),
            url=lambda _about: reverse("readiness:readiness"),
            may_see=lambda viewer, about: about in _latest(viewer, {about}),
            visible=_latest,
        )
    )
