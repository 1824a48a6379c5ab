"""Who looked, for the two; and since when a therapist has not, for their brief."""

from datetime import datetime
from typing import Any
from uuid import UUID

from our2souls.care.looks.models import Look
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import Viewer
from our2souls.ui.pagination import KeysetPage, newest_first

PER_PAGE = 24


def looks_of(engagement: Any, before: str = "") -> KeysetPage[Look]:
    """A page of what a therapist opened of the current viewer's couple, latest first; one query, then two."""
    rows = Look.objects.filter(engagement=engagement.pk)
    return newest_first(rows, before, by=("at",), size=PER_PAGE)


def last_before(engagement_id: UUID, moment: datetime) -> datetime | None:
    """When the therapist last looked before a moment; None if they had not. One query, and the same for whoever asks."""
    rows = unscoped.queryset(Look, "therapist.look").filter(engagement=engagement_id, at__lt=moment)
    return rows.order_by("-at").values_list("at", flat=True).first()


def latest_of(engagement_id: UUID, therapist_id: UUID, kind: str, *, since: datetime) -> datetime | None:
    """When a therapist last opened something of this kind since a moment; one query.

    A look that a clock, which was put back since, has dated in time to come counts for nothing.
    """
    rows = unscoped.queryset(Look, "therapist.look").filter(engagement=engagement_id, therapist=therapist_id, kind=kind)
    return rows.filter(at__gte=since, at__lte=now()).order_by("-at").values_list("at", flat=True).first()


def opened_since(eyes: Viewer, moment: datetime) -> bool:
    """Whether the couple opened something to the therapist since a moment: what was noted then says less than they see now."""
    rows = Grant.objects.filter(grants.in_force(), couple_id=eyes.couple, therapist_id=eyes.person_id)
    return rows.filter(opened_at__gt=moment).exists()
