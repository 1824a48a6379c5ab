"""The rule that an intention is revisited monthly: the next day, and both partners’ reminders for it."""

from datetime import date, time, timedelta
from uuid import UUID

from our2souls.delivery import outbox, schedules
from our2souls.intentions.core.models import Intention
from our2souls.lib import recurrence
from our2souls.lib.clock import now
from our2souls.lib.recurrence import rrule
from our2souls.privacy.viewer import current_viewer

HOUR = time(18, 0)
"""When a revisit is announced, on its day, by each partner's own clock."""
KIND, AGAIN = "revisit", "intention_again"
"""Its notices: a look has come round, and a resting one is to be looked at again."""
ANSWERED, OPENED = "revisit_answered", "revisit_opened"
"""Its partner events: the partner has answered, and now both have."""
EARLY = timedelta(days=10)
"""A look taken so shortly before its day counts as that day's."""


def both_people() -> list[UUID]:
    """The viewer and, if there is one, their partner."""
    return current_viewer().both


def schedule_next_revisit(intention: Intention, *, after: date) -> None:
    """Set the day of the next revisit by the intention's rhythm, and both partners' reminders for it. Does not save."""
    if intention.rhythm == "none":
        intention.next_look_on = None
        cancel_revisits(intention)
        return
    anchor = (intention.active_since or now()).date()
    due = intention.next_look_on
    if due is not None and due - after <= EARLY:  # looked at early: that was this one
        after = max(after, due)
    intention.next_look_on = recurrence.next_after(recurrence.rule(intention.rhythm), anchor, after)
    # With its day said out loud: counted from a 30 November, "monthly" would have lost the 31st.
    rule = str(rrule.resolved(intention.rhythm, anchor))
    for person_id in both_people():
        schedules.schedule(person_id, KIND, intention.pk, rule, intention.next_look_on, HOUR)


def cancel_revisits(intention: Intention) -> None:
    """No more reminders for this intention, for either."""
    for person_id in both_people():
        schedules.stop(person_id, KIND, intention.pk)
        schedules.stop(person_id, AGAIN, intention.pk)
        cancel_notices(person_id, intention)


def cancel_notices(person_id: UUID, intention: Intention) -> None:
    """What waits for somebody of this intention's revisits is done with; what the partner did stays."""
    for notice in (KIND, AGAIN, ANSWERED):
        outbox.cancel_about(person_id, intention.pk, notice=notice)
