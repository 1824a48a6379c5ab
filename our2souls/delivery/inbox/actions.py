"""Keeping what one wants to hear of and how, with what is planned already."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from our2souls.delivery import outbox, schedules
from our2souls.delivery.inbox import digest
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.preferences import snooze_link
from our2souls.delivery.preferences.actions import Wishes
from our2souls.delivery.preferences.queries import own_preferences
from our2souls.delivery.registry import calendar_choice, recipients
from our2souls.lib.clock import now, today
from our2souls.lib.recurrence import at_local
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer


@act
def snooze_from_device(token: str) -> bool:
    """Put off until tomorrow, at this hour of its owner's clock, what a device shows; False for an address of nobody's.

    Done twice, or after it was taken back, it changes nothing.
    """
    push = snooze_link.read_snooze_token(token)
    if push is None:
        return False
    row = outbox.sent_push(*push) or _partly_sent(*push)
    recipient = recipients.load(row.owner_id) if row else None
    if row is not None and recipient is not None:
        hour = now().astimezone(recipient.zone).time()
        outbox.snooze(row, at_local(today(recipient.zone) + timedelta(days=1), hour, recipient.zone))
    return True


def _partly_sent(row_id: UUID, turn: int) -> Notification | None:
    """A push that some device has, while another could not be reached yet."""
    return outbox.waiting_pushes().filter(pk=row_id, round=turn).exclude(taken_by="").first()


@act
def save_preferences(
    viewer: Viewer, chosen: Mapping[str, Wishes], letter: digest.WeeklyLetter, in_calendar: Mapping[str, bool]
) -> None:
    """Keep what the viewer wants of each category, of the weekly letter, and what stands in their own calendar.

    What rested in a pause that is over now comes at once.
    """
    before = own_preferences(viewer)
    for category, wishes in chosen.items():
        preferences.set_preference(viewer, category, **wishes)
        if (wishes.get("lead") or 0) != before.lead(category):
            schedules.change_leads(viewer.person_id, category)
    preferences.set_preference(
        viewer, digest.KIND, inapp=False, email=letter.is_on, push=False, named=letter.named, muted_until=None
    )
    digest.plan(viewer, letter)
    outbox.wake(viewer.person_id)
    calendar_choice.save(in_calendar)
