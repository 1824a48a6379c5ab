"""Choosing to read each other's answers, and taking that back."""

from our2souls.checkins.models import ClosenessChoice
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def choose_pair() -> None:
    """The viewer would show theirs if the partner does too: from now on, not what they answered before.

    Said again it changes nothing.
    """
    viewer = current_viewer()
    choice, is_new = ClosenessChoice.objects.select_for_update().get_or_create(
        owner_id=viewer.person_id, couple=viewer.couple
    )
    if choice.withdrawn_at is not None:
        choice.chosen_at, choice.withdrawn_at = now(), None
        choice.save(update_fields=["chosen_at", "withdrawn_at"])
        is_new = True
    if is_new:
        audit.record("closeness.chosen", choice)


@act
def withdraw_pair() -> None:
    """From this moment on neither reads the other's; nobody is told."""
    viewer = current_viewer()
    rows = ClosenessChoice.objects.filter(couple=viewer.couple, withdrawn_at=None)
    for choice in rows.select_for_update():
        choice.withdrawn_at = now()
        choice.save(update_fields=["withdrawn_at"])
        audit.record("closeness.withdrawn", choice)
