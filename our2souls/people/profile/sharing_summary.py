"""What a person shares right now, counted from the audiences that stand open."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse

from our2souls.privacy.models import Share
from our2souls.privacy.viewer import Viewer

PAGES = {"dream": "intentions:dreams", "checkin": "checkins:mine", "shared_statement": "story:statements"}
"""What can be shared, by the name it is sealed under, and the page where each thing is taken back."""


@dataclass(frozen=True, slots=True)
class ShareCount:
    """How many things of one kind are open to the partner, and how many of those only as a colour."""

    kind: str
    count: int
    colour: int
    url: str


def current_counts(viewer: Viewer) -> list[ShareCount]:
    """What the viewer shares at this moment, in one query; every kind is there, also with none. Nothing alone."""
    if viewer.couple_id is None:
        return []
    rows = (
        Share.objects.filter(owner_id=viewer.person_id, couple_id=viewer.couple_id, closed_at=None, kind__in=PAGES)
        .order_by()
        .values_list("kind")
        .annotate(all=Count("pk"), colour=Count("pk", filter=Q(level="colour")))
    )
    counted = {kind: (every, colour) for kind, every, colour in rows}
    return [ShareCount(kind, *counted.get(kind, (0, 0)), _page(name)) for kind, name in PAGES.items()]


def _page(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
