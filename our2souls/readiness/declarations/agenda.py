"""What two put aside from the test for their next ritual stands on its agenda."""

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.readiness.report import follow_ups


def _set_aside() -> list[AgendaItem]:
    return [item for item in follow_ups.agenda_items() if item.moment == "ritual"]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register("readiness", follow_ups.agenda_items)
    agenda.register_for("ritual", "set_aside", _set_aside)
