"""Bridges that both put into their story, from the day on which they were kept: what they agreed on, and nothing else of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.bridges.core import queries as bridge_queries
from our2souls.story.timeline.moments import Moment, Photos, Source, Teller, Wanted, by_writer, dated, day_of

BRIDGE = "bridge"


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    return {BRIDGE: dated(bridge_queries.in_story(), BRIDGE, day_of("ended_at", teller.us.zone))}


def _tell(teller: Teller, wanted: Wanted, _photos: Photos) -> Iterable[Moment]:
    agreements = {row.bridge_id: row for row in bridge_queries.agreements_in_story(wanted.ids(BRIDGE))}
    days = {key.id: key.day for key in wanted.keys if key.kind == BRIDGE}
    for bridge_id, agreement in agreements.items():
        bridge = agreement.bridge
        yield Moment(
            BRIDGE,
            bridge_id,
            days[bridge_id],
            _("A bridge you built"),
            bridge.title,
            reverse("bridges:bridge", args=[bridge_id]),
            by_writer(teller.us, [(agreement.proposed_by_id, agreement.words)]),
        )


SOURCE = Source((BRIDGE,), _rows, _tell)
