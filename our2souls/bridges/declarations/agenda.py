"""What waits of bridges for a moment of the two: the agenda of a ritual lists those that go on."""

from django.urls import reverse

from our2souls.bridges.core import queries
from our2souls.delivery.registry import AgendaItem, agenda


def _open() -> list[AgendaItem]:
    return [
        AgendaItem(row.pk, row.title, reverse("bridges:bridge", args=[row.pk]), row.opened_at, "ritual")
        for row in queries.open_bridges()
    ]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register_for("ritual", "bridges", _open)
