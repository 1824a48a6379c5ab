"""What follows an intention’s state: filled by the slices above it."""

from our2souls.intentions.commitments import reminders as commitment_reminders
from our2souls.intentions.core.models import Intention


def sync(intention: Intention) -> None:
    """Reminders of what each promised for it pause while it isn't active, and go on when it is."""
    commitment_reminders.sync_for_intention(intention)
