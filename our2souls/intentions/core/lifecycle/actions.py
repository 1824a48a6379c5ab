"""The life of an intention: it rests, goes on, is reached, is reopened, is released by both."""

from datetime import date

from our2souls.delivery import schedules
from our2souls.intentions.core.followers import sync
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Intention, Release
from our2souls.intentions.core.queries import locked
from our2souls.intentions.core.revisit_schedule import AGAIN, HOUR, both_people, cancel_revisits, schedule_next_revisit
from our2souls.lib.clock import now, today
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def rest(intention: Intention, *, look_again_on: date | None = None, words: str = "") -> None:
    """Either lets it rest, with a sentence; everything stays, reminders stop. On the day given both are asked again."""
    locked_row = locked(intention)
    locked_row.rested_at, locked_row.rested_by_id, locked_row.waiting_since = now(), current_viewer().person_id, None
    locked_row.look_again_on = look_again_on
    cancel_revisits(locked_row)
    locked_row.save()
    sync(locked_row)
    history.record(locked_row, "rested", after=words)
    if look_again_on is not None:
        for person_id in both_people():
            schedules.schedule_once(person_id, AGAIN, locked_row.pk, look_again_on, HOUR)


@act
def resume(intention: Intention) -> None:
    """Either takes it up again; revisits go on."""
    locked_row = locked(intention)
    locked_row.rested_at, locked_row.rested_by_id, locked_row.waiting_since, locked_row.look_again_on = (
        None,
        None,
        None,
        None,
    )
    for person_id in both_people():
        schedules.cancel(person_id, AGAIN, locked_row.pk)
    if locked_row.active_since:
        schedule_next_revisit(locked_row, after=today("UTC"))
    locked_row.save()
    sync(locked_row)
    history.record(locked_row, "woken")


@act
def mark_waiting(intention: Intention) -> None:
    """Somebody no longer wants it: reminders pause, nothing is released."""
    locked_row = locked(intention)
    if locked_row.waiting_since is None:
        locked_row.waiting_since = now()
        cancel_revisits(locked_row)
        locked_row.save()
        sync(locked_row)


@act
def reach(intention: Intention, *, on: date) -> None:
    """They are there: the day it was reached."""
    locked_row = locked(intention)
    locked_row.reached_on, locked_row.rested_at, locked_row.waiting_since = on, None, None
    cancel_revisits(locked_row)
    locked_row.save()
    sync(locked_row)
    history.record(locked_row, "reached", after=on.isoformat())


@act
def reopen(intention: Intention) -> None:
    """Not quite there yet: it goes on, and its looks with it. What was said to celebrate stays with it."""
    locked_row = locked(intention)
    locked_row.reached_on = None
    if locked_row.active_since:
        schedule_next_revisit(locked_row, after=today("UTC"))
    locked_row.save()
    sync(locked_row)
    history.record(locked_row, "reopened")


@act
def release(intention: Intention) -> Intention:
    """The viewer's word that it may be released; it is once both have said so (or it was never chosen by both)."""
    viewer = current_viewer()
    locked_row = locked(intention)
    Release.objects.get_or_create(
        couple_id=locked_row.couple_id, intention=locked_row, person_id=viewer.person_id, withdrawn_at=None
    )
    agreed = set(Release.objects.filter(intention=locked_row, withdrawn_at=None).values_list("person_id", flat=True))
    history.record(locked_row, "release")
    if locked_row.active_since is None or {viewer.person_id, viewer.partner_id} <= agreed:
        locked_row.released_at = now()
        cancel_revisits(locked_row)
        locked_row.save()
        sync(locked_row)
        history.record(locked_row, "released")
    return locked_row


@act
def withdraw_release(intention: Intention) -> None:
    """Take back one's word to release it."""
    Release.objects.filter(intention=intention, person_id=current_viewer().person_id, withdrawn_at=None).update(
        withdrawn_at=now()
    )
    history.record(intention, "kept")
