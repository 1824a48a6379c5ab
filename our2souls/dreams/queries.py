"""Reads of dreams for lists and home."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Subquery

from our2souls.dreams.models import Dream, DreamEvent, DreamQuerySet, Support
from our2souls.privacy.models import Share
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import Viewer, current_viewer


def own_dreams(viewer: Viewer) -> DreamQuerySet:
    """The viewer's own dreams, newest first."""
    return Dream.objects.filter(owner_id=viewer.person_id).order_by("-made_at")


def own_with_last_event(viewer: Viewer) -> list[Dream]:
    """The viewer's own dreams, newest first, each with its `last_event_at`: the last that its history tells; one query."""
    events = DreamEvent.objects.filter(dream=OuterRef("pk")).order_by("-at")
    return list(own_dreams(viewer).annotate(last_event_at=Subquery(events.values("at")[:1])))


def partners_dreams(viewer: Viewer) -> DreamQuerySet:
    """What the partner shares with the viewer, latest shared first."""
    return Dream.shared_with_me.filter(owner_id=viewer.partner_id).order_by(F("shared_at").desc())


def supported_by_me(viewer: Viewer, dreams: list[UUID]) -> set[UUID]:
    """Which of these dreams the viewer supports."""
    return set(Support.objects.filter(owner_id=viewer.person_id, dream__in=dreams).values_list("dream", flat=True))


LATEST = 8
"""Of what the partner shared, how far home looks back: it must not read all the years."""


def _latest_unsupported() -> DreamQuerySet:
    viewer = current_viewer()
    supported = Support.objects.filter(dream=OuterRef("pk"), owner_id=viewer.person_id)
    shares = Share.objects.filter(
        kind=Dream.seal_name, couple_id=viewer.couple, owner_id=viewer.partner_id, closed_at=None
    )
    latest = shares.order_by("-opened_at").values("row")[:LATEST]
    rows = Dream.shared_with_me.living().filter(~Exists(supported), pk__in=latest, owner_id=viewer.partner_id)
    return rows.order_by(F("shared_at").desc())[:1]


_latest = CachedQuery(_latest_unsupported)


def latest_unsupported() -> Dream | None:
    """The dream the partner shared last, if the viewer has not rooted for it; one query."""
    return next(iter(_latest()), None)


def newest_own(viewer: Viewer, limit: int) -> list[Dream]:
    """The viewer's newest living dreams."""
    return list(own_dreams(viewer).living().order_by("-made_at")[:limit])
