"""Keeping what one wants to hear of and how, with what is planned already."""

from collections.abc import Mapping

from our2souls.delivery import schedules
from our2souls.delivery.inbox import digest
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.preferences.actions import Wishes
from our2souls.delivery.preferences.queries import own_preferences
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer


@act
def save_preferences(viewer: Viewer, chosen: Mapping[str, Wishes], letter: digest.WeeklyLetter) -> None:
    """Keep what the viewer wants of each category, and of the weekly letter."""
    before = own_preferences(viewer)
    for category, wishes in chosen.items():
        preferences.set_preference(viewer, category, **wishes)
        if (wishes.get("lead") or 0) != before.lead(category):
            schedules.change_leads(viewer.person_id, category)
    preferences.set_preference(
        viewer, digest.KIND, inapp=False, email=letter.is_on, push=False, named=letter.named, muted_until=None
    )
    digest.plan(viewer, letter)
