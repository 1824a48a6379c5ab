"""Prompts that are open stand on the agenda of a ritual: something to talk about when they meet."""

from django.urls import reverse

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.prompts.turns import queries


def _prompts() -> list[AgendaItem]:
    return [
        AgendaItem(
            turn.pk, queries.spoken(turn.words), reverse("prompts:prompt", args=[turn.pk]), turn.offered_at, "ritual"
        )
        for turn in queries.open_turns()
    ]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register_for("ritual", "prompts", _prompts)
