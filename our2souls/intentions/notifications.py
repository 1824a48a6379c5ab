"""The notifications of intentions: a revisit or a commitment has come round, or something rests until today."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.intentions.commitments import reminders as commitment_reminders
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import states
from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.models import RevisitDraft
from our2souls.lib.clock import today
from our2souls.privacy.viewer import Viewer


def _waiting_for(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Asked again when it is sent or shown: still theirs, still active, and not answered by the viewer this time."""
    rows = Intention.objects.active().filter(pk__in=abouts, couple_id=viewer.couple)
    answered = RevisitDraft.objects.filter(
        revisit__intention__in=abouts, revisit__opened_at=None, answered_at__isnull=False
    ).values_list("revisit__intention_id", flat=True)
    return set(rows.values_list("pk", flat=True)) - set(answered)


def _may_see(viewer: Viewer, about: UUID) -> bool:
    return about in _waiting_for(viewer, {about})


def _resting_together(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still the couple's, still resting till that day."""
    rows = Intention.objects.unfinished().filter(pk__in=abouts, couple_id=viewer.couple, rested_at__isnull=False)
    return set(rows.filter(look_again_on__isnull=False).values_list("pk", flat=True))


def _promised(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Asked again: the viewer's own promise, open, its day come, and its intention going on."""
    rows = Commitment.objects.filter(
        states.active("intention__"),
        pk__in=abouts,
        couple_id=viewer.couple,
        person_id=viewer.person_id,
        ended_at=None,
        open_due__lte=today(str(timezone.get_current_timezone())),
    )
    return set(rows.values_list("pk", flat=True))


def _may_see_promise(viewer: Viewer, about: UUID) -> bool:
    return about in _promised(viewer, {about})


def declare() -> None:
    """Fill delivery's port."""
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name="revisit",
            title=_("Time for another look"),
            line=_(
                "Something you two chose has come round for its look. Do you still want it, what changed, what comes next: "
                "about five minutes."
            ),
            label=_("Looks at what you both chose"),
            why=_("Sent because you chose mail for looks."),
            url=lambda about: reverse("intentions:revisit", args=[about]),
            may_see=_may_see,
            visible=_waiting_for,
        )
    )
    delivery_registry.notification_types.register(
        delivery_registry.NotificationType(
            name="intention_again",
            title=_("Something that rests"),
            line=_("You two let something rest until today. Take it up again, or let it rest longer."),
            label=_("Days on which you wanted to look again"),
            why=_("Sent because you chose mail for days to look again."),
            kind="look_again",
            url=lambda about: reverse("intentions:intention", args=[about]),
            may_see=lambda viewer, about: about in _resting_together(viewer, {about}),
            visible=_resting_together,
        )
    )
    for name in (commitment_reminders.KIND, commitment_reminders.MOVED):
        delivery_registry.notification_types.register(
            delivery_registry.NotificationType(
                name=name,
                kind=commitment_reminders.KIND,
                title=_("Something you said you’d do"),
                line=_("A day has come that you named yourself. Kept, moved or let go: each is fine once it is said."),
                label=_("What I said I’d do"),
                why=_("Sent because you chose mail for what you said you’d do."),
                url=lambda about: f"{reverse('intentions:commitments')}#c-{about}",
                may_see=_may_see_promise,
                visible=_promised,
            )
        )
