"""Reads of bridges for pages, lists and summaries."""

from typing import Any
from uuid import UUID

from our2souls.bridges.core.models import (
    Agreement,
    Bridge,
    BridgeOption,
    BridgeSide,
    BridgeTurn,
    RevealedSide,
    Signature,
    going_on,
)
from our2souls.ui.pagination import KeysetPage, newest_first

MOST, PER_PAGE = 40, 24
"""So many that go on are listed at most, and so many that have ended on a page."""


def open_bridges() -> list[Bridge]:
    """Those of the viewer's couple that go on, newest first; one query."""
    return list(Bridge.objects.filter(going_on()).order_by("-opened_at")[:MOST])


def ended(before: str) -> KeysetPage[Bridge]:
    """A page of those that have ended, latest first; one query, two from the second page on."""
    return newest_first(Bridge.objects.exclude(going_on()), before, by=("ended_at",), size=PER_PAGE)


def sides_of(bridge: Bridge) -> dict[UUID, RevealedSide]:
    """What each wrote, by person, once both are open; one query."""
    return {row.person_id: row for row in RevealedSide.objects.filter(bridge=bridge)}


def turns_of(bridge: Bridge) -> list[BridgeTurn]:
    """All turns in order; one query."""
    return list(BridgeTurn.objects.filter(bridge=bridge).order_by("place"))


def options_of(bridge: Bridge) -> list[BridgeOption]:
    """What stands, in the order in which it was added; one query."""
    return list(BridgeOption.objects.filter(bridge=bridge, removed_at=None).order_by("at", "pk"))


def signatures_of(agreement: Agreement) -> list[Signature]:
    """Who signed, in order; one query."""
    return list(Signature.objects.filter(agreement=agreement).order_by("at", "pk"))


def felt(limit: int = MOST) -> list[tuple[Bridge, dict[str, Any]]]:
    """How the latest bridges were for the viewer, the latest first, as they kept it for themself; one query."""
    rows = BridgeSide.objects.filter(felt_on__isnull=False).select_related("bridge").order_by("-felt_on", "pk")[:limit]
    return [(row.bridge, {**(row.feelings or {}), "on": row.felt_on}) for row in rows]


def open_for(intention_id: UUID) -> Bridge | None:
    """The bridge that goes on for an intention, if there is one; one query."""
    return Bridge.objects.filter(going_on(), intention_id=intention_id).order_by("-opened_at").first()
