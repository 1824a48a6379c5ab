"""Reads of bridges for pages, lists and summaries."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from our2souls.bridges.core import dialogue
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
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.pagination import KeysetPage, newest_first

MOST, PER_PAGE = 40, 24
"""So many that go on are listed at most, and so many that have ended on a page."""


def open_bridges() -> list[Bridge]:
    """Those of the viewer's couple that go on, newest first; one query."""
    return list(Bridge.objects.filter(going_on()).order_by("-opened_at")[:MOST])


def revealed() -> list[Bridge]:
    """Those in which both sides are open to both, newest first, also such as have ended; one query."""
    return list(Bridge.objects.exclude(stage__in=("invited", "apart")).order_by("-opened_at")[:PER_PAGE])


def ended(before: str) -> KeysetPage[Bridge]:
    """A page of those that have ended, latest first; one query, two from the second page on."""
    return newest_first(Bridge.objects.exclude(going_on()), before, by=("ended_at",), size=PER_PAGE)


def newest(limit: int) -> list[Bridge]:
    """Those that the current viewer may read and that were begun, newest first, whatever became of them; one query."""
    return list(Bridge.objects.filter(begun_at__isnull=False).order_by("-opened_at", "pk")[:limit])


def sides_of_several(bridge_ids: Collection[UUID]) -> list[RevealedSide]:
    """What both wrote in several bridges, once both sides are open; one query."""
    return list(RevealedSide.objects.filter(bridge__in=bridge_ids))


def options_of_several(bridge_ids: Collection[UUID]) -> list[BridgeOption]:
    """What stands in several bridges, in the order in which it was added; one query."""
    return list(BridgeOption.objects.filter(bridge__in=bridge_ids, removed_at=None).order_by("at", "pk"))


def signed_agreements(bridge_ids: Collection[UUID]) -> list[Agreement]:
    """What both signed in several bridges and still stands; one query."""
    rows = Agreement.objects.filter(bridge__in=bridge_ids, replaced_at=None, signed_at__isnull=False)
    return list(rows.order_by("signed_at", "pk"))


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


def in_story() -> QuerySet[Bridge]:
    """What both found and put into their story."""
    return Bridge.objects.filter(in_story=True, outcome=dialogue.KEPT, ended_at__isnull=False)


def agreements_in_story(bridge_ids: Collection[UUID]) -> list[Agreement]:
    """What came of bridges that stand in the story, each with its bridge; one query."""
    rows = Agreement.objects.filter(bridge__in=bridge_ids, bridge__in_story=True, replaced_at=None)
    return list(rows.exclude(signed_at=None).select_related("bridge"))


def agreed_by_option(since: datetime) -> list[tuple[Agreement, BridgeSide | None]]:
    """What was signed since a moment by taking an option, each with its option and the viewer's own side; two queries."""
    rows = Agreement.objects.filter(signed_at__gte=since, replaced_at=None, option__isnull=False)
    found = list(rows.select_related("option").order_by("signed_at", "pk"))
    sides = {side.bridge_id: side for side in BridgeSide.objects.filter(bridge__in=[row.bridge_id for row in found])}
    return [(row, sides.get(row.bridge_id)) for row in found]


def felt(limit: int = MOST) -> list[tuple[Bridge, dict[str, Any]]]:
    """How the latest bridges of their couple were for the viewer, the latest first, as they kept it for themself; one query."""
    rows = BridgeSide.objects.filter(felt_on__isnull=False, bridge__couple_id=current_viewer().couple)
    latest = rows.select_related("bridge").order_by("-felt_on", "pk")[:limit]
    return [(row.bridge, {**(row.feelings or {}), "on": row.felt_on}) for row in latest]


def agreed_before(bridge: Bridge) -> Agreement | None:
    """What both had signed last, where it does not stand any more; one query."""
    rows = Agreement.objects.filter(bridge=bridge, signed_at__isnull=False, replaced_at__isnull=False)
    return rows.order_by("-signed_at").first()
