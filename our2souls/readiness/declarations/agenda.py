"""What two put aside from the test stands where its moment is: on a ritual's agenda, with their bridges, with their therapist."""

from functools import partial

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.delivery.registry.agenda_item import Occasion
from our2souls.readiness.report import follow_ups


def _set_aside(moment: Occasion) -> list[AgendaItem]:
    return [item for item in follow_ups.agenda_items() if item.moment == moment]


def declare() -> None:
    """Fill delivery's port."""
    agenda.register("readiness", follow_ups.agenda_items)
    agenda.register_for("ritual", "set_aside", partial(_set_aside, "ritual"))
    agenda.register_for("bridge", "set_aside", partial(_set_aside, "bridge"))
    agenda.register_for("therapist", "set_aside", follow_ups.items_for_therapist)
