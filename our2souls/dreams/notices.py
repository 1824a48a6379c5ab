"""The notices of this package: a revisit has come due, a day of the two has come."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import ports
from our2souls.dreams.models import Intention, Look, OurMilestone
from our2souls.privacy.viewer import Viewer


def _waiting_for(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Asked again when it is sent or shown: still theirs, still active, and not answered by the viewer this time."""
    rows = Intention.objects.filter(
        pk__in=abouts,
        couple_id=viewer.couple,
        active_since__isnull=False,
        waiting_since=None,
        rested_at=None,
        reached_on=None,
        released_at=None,
    )
    answered = Look.objects.filter(
        revisit__intention__in=abouts, revisit__opened_at=None, answered_at__isnull=False
    ).values_list("revisit__intention_id", flat=True)
    return set(rows.values_list("pk", flat=True)) - set(answered)


def _may_see(viewer: Viewer, about: UUID) -> bool:
    return about in _waiting_for(viewer, {about})


def _still_ours(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """A day that was not taken out meanwhile."""
    rows = OurMilestone.objects.filter(pk__in=abouts, couple_id=viewer.couple, removed_at=None)
    return set(rows.values_list("pk", flat=True))


def declare() -> None:
    """Fill delivery's port."""
    ports.notices.register(
        ports.Notice(
            name="revisit",
            title=_("Time for another look"),
            line=_(
                "Something you two chose has come round for its look. Do you still want it, what changed, what comes next: "
                "about five minutes."
            ),
            label=_("Looks at what you both chose"),
            why=_("Sent because you chose mail for looks."),
            url=lambda about: reverse("dreams:revisit", args=[about]),
            may_see=_may_see,
            visible=_waiting_for,
        )
    )
    ports.notices.register(
        ports.Notice(
            name="our_milestone",
            title=_("A day of yours has come round"),
            line=_("One of the days that you wanted to be reminded of is today."),
            label=_("Days of yours that come round"),
            why=_("Sent because you chose mail for such days."),
            url=lambda about: reverse("dreams:our_milestone", args=[about]),
            may_see=lambda viewer, about: about in _still_ours(viewer, {about}),
            visible=_still_ours,
        )
    )
