"""The day on which both look at an agreement again: told to each, at nine by their own clock."""

from datetime import time

from our2souls.bridges.core.dialogue import REVIEWED
from our2souls.bridges.core.models import Agreement, Bridge
from our2souls.delivery import schedules
from our2souls.privacy.viewer import current_viewer

KIND = "bridge_review"
HOUR = time(9)


def sync(agreement: Agreement) -> None:
    """Keep both partners' reminders of an agreement that both signed; one without a day has none."""
    if agreement.kind in REVIEWED and agreement.review_on is not None:
        for person_id in current_viewer().both:
            schedules.schedule_once(person_id, KIND, agreement.bridge_id, agreement.review_on, HOUR)


def stop(bridge: Bridge) -> None:
    """Nobody is reminded of what was agreed in it any more."""
    for person_id in current_viewer().both:
        schedules.cancel(person_id, KIND, bridge.pk)
