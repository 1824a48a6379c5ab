"""What of intentions stands on the agenda of a ritual: reviews that are due, and what either promised by today."""

from datetime import timedelta

from django.urls import reverse

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import states
from our2souls.intentions.core.models import Intention
from our2souls.privacy.viewer import current_viewer

SOON, FEW = timedelta(days=3), 8
"""A review that is due so soon can be had now; of each kind a few are listed."""


def _reviews() -> list[AgendaItem]:
    due = current_viewer().today + SOON
    rows = Intention.objects.active().filter(next_look_on__lte=due).order_by("next_look_on", "pk")[:FEW]
    return [
        AgendaItem(row.pk, row.name, reverse("intentions:revisit", args=[row.pk]), row.made_at, "ritual")
        for row in rows
    ]


def _commitments() -> list[AgendaItem]:
    today = current_viewer().today
    rows = Commitment.objects.filter(states.active("intention__"), ended_at=None, next_due__lte=today)
    return [
        AgendaItem(
            row.pk,
            row.words,
            reverse("intentions:commitment", args=[row.intention_id, row.pk]),
            row.made_at,
            "ritual",
        )
        for row in rows.order_by("next_due", "pk")[:FEW]
    ]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register_for("ritual", "reviews", _reviews)
    agenda.register_for("ritual", "commitments", _commitments)
