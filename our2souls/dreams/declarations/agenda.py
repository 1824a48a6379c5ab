"""What of dreams stands on the agenda of a ritual, for each their own: offers to answer, and a dream to root for.

Neither sees what the other has not answered yet.
"""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.dreams import queries
from our2souls.dreams.models import OfferReply, Support

FEW = 8


def _offers() -> list[AgendaItem]:
    """The partner's offers for dreams of the viewer's that have no answer."""
    replies = OfferReply.objects.filter(support=OuterRef("pk"), made_at__gte=OuterRef("made_at"))
    rows = Support.shared_with_me.filter(~Exists(replies)).order_by("-made_at")[:FEW]
    return [
        AgendaItem(row.pk, row.offer, reverse("dreams:dream", args=[row.dream]), row.made_at, "ritual")
        for row in rows
        if row.offer
    ]


def _dreams() -> list[AgendaItem]:
    """The dream that the partner shared last, if the viewer said nothing to it yet."""
    dream = queries.latest_unsupported()
    if dream is None:
        return []
    return [AgendaItem(dream.pk, dream.line, reverse("dreams:dream", args=[dream.pk]), dream.made_at, "ritual")]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register_for("ritual", "offers", _offers)
    agenda.register_for("ritual", "dreams", _dreams)
