"""The doors to what waits for somebody and what comes round for them. "Not yours" and "not there" are the same 404."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.http import Http404

from our2souls.delivery.models import Delivery, Schedule
from our2souls.privacy.viewer import Viewer


def notice_for(viewer: Viewer, delivery_id: UUID) -> Delivery:
    """A notice in the viewer's inbox that is due and was not taken back; Http404 otherwise."""
    found = Delivery.objects.filter(
        pk=delivery_id, owner_id=viewer.person_id, channel=Delivery.Channel.INAPP, cancelled_at=None
    ).first()
    if found is None:
        raise Http404
    return found


def next_times(viewer: Viewer, kind: str, abouts: Collection[UUID]) -> dict[UUID, datetime]:
    """When each of these things comes round next for the viewer, in one query; without what is paused or never does."""
    rows = Schedule.objects.filter(owner_id=viewer.person_id, kind=kind, about__in=abouts, paused_at=None)
    return dict(rows.values_list("about", "next_at"))


def upcoming(viewer: Viewer, limit: int) -> list[tuple[str, UUID, datetime]]:
    """What comes round next for the viewer: kind, thing and moment, soonest first, in one query."""
    rows = Schedule.objects.filter(owner_id=viewer.person_id, paused_at=None).order_by("next_at")
    return list(rows.values_list("kind", "about", "next_at")[:limit])
