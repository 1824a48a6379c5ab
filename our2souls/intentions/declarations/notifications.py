"""The notifications of intentions: a revisit or a commitment has come round, or something rests until today."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.preferences.lead_times import DAY, HOUR, WEEK
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import page, rows_of
from our2souls.intentions.commitments import reminders as commitment_reminders
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import states
from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.models import RevisitDraft
from our2souls.lib.clock import today
from our2souls.privacy.viewer import Viewer

_active_ones = rows_of(Intention, states.active())


COMMITMENT_LEADS = (3 * HOUR, DAY)
MOST = max(COMMITMENT_LEADS)


def _due_revisits(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """Still active, and not answered by the viewer this time."""
    answered = RevisitDraft.objects.filter(
        revisit__intention__in=abouts, revisit__opened_at=None, answered_at__isnull=False
    ).values_list("revisit__intention_id", flat=True)
    return set(_active_ones(viewer, abouts)) - set(answered)


def _due_commitments(viewer: Viewer) -> Q:
    """The viewer's own, open, its day come or so near that it may be told, and its intention going on."""
    here = today(str(timezone.get_current_timezone()))
    due = Q(person_id=viewer.person_id, ended_at=None, next_due__lte=here + timedelta(minutes=MOST))
    return due & states.active("intention__")


TYPES = (
    NotificationType(
        name="revisit",
        title=_("Time for your review"),
        line=_(
            "It is time to review something you two chose. Do you still want it, what changed, "
            "what comes next: about five minutes."
        ),
        label=_("Reviews of what you both chose"),
        why=_("You get this because you chose email for reviews."),
        url=page("intentions:revisit"),
        leads=(DAY, 3 * DAY, WEEK),
        early_title=_("Your review comes soon"),
        early_line=_(
            "You two chose a rhythm for a review, and its day comes soon. You can begin whenever it suits you."
        ),
        visible=_due_revisits,
    ),
    NotificationType(
        name="intention_again",
        category="look_again",
        title=_("Something that rests"),
        line=_("You two let something rest until today. Take it up again, or let it rest longer."),
        label=_("Days to come back to something"),
        why=_("You get this because you chose email for such days."),
        url=page("intentions:intention"),
        visible=rows_of(Intention, states.unfinished() & Q(rested_at__isnull=False, look_again_on__isnull=False)),
    ),
    *(
        NotificationType(
            name=name,
            category=commitment_reminders.KIND,
            title=_("Something you said you’d do"),
            line=_("A day has come that you named yourself. Kept, moved or let go: each is fine once it is said."),
            label=_("What I said I’d do"),
            why=_("You get this because you chose email for what you said you’d do."),
            url=lambda about: f"{reverse('intentions:commitments')}#c-{about}",
            leads=COMMITMENT_LEADS,
            early_title=_("Something you’ll do soon"),
            early_line=_("A day that you named yourself comes soon."),
            visible=rows_of(Commitment, _due_commitments),
        )
        for name in (commitment_reminders.KIND, commitment_reminders.MOVED)
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
