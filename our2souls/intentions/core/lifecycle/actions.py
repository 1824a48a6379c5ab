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
    held = locked(intention)
    held.rested_at, held.rested_by_id, held.waiting_since = now(), current_viewer().person_id, None
    held.look_again_on = look_again_on
    cancel_revisits(held)
    held.save()
    sync(held)
    history.record(held, "rested", after=words)
    if look_again_on is not None:
        for person_id in both_people():
            schedules.schedule_once(person_id, AGAIN, held.pk, look_again_on, HOUR)


@act
def resume(intention: Intention) -> None:
    """Either takes it up again; revisits go on."""
    held = locked(intention)
    held.rested_at, held.rested_by_id, held.waiting_since, held.look_again_on = None, None, None, None
    for person_id in both_people():
        schedules.cancel(person_id, AGAIN, held.pk)
    if held.active_since:
        schedule_next_revisit(held, after=today("UTC"))
    held.save()
    sync(held)
    history.record(held, "woken")


@act
def mark_waiting(intention: Intention) -> None:
    """Somebody no longer wants it: reminders pause, nothing is released."""
    held = locked(intention)
    if held.waiting_since is None:
        held.waiting_since = now()
        cancel_revisits(held)
        held.save()
        sync(held)


@act
def reach(intention: Intention, *, on: date) -> None:
    """They are there: the day it was reached."""
    held = locked(intention)
    held.reached_on, held.rested_at, held.waiting_since = on, None, None
    cancel_revisits(held)
    held.save()
    sync(held)
    history.record(held, "reached", after=on.isoformat())


@act
def reopen(intention: Intention) -> None:
    """Not quite there yet: it goes on, and its looks with it. What was said to celebrate stays with it."""
    held = locked(intention)
    held.reached_on = None
    if held.active_since:
        schedule_next_revisit(held, after=today("UTC"))
    held.save()
    sync(held)
    history.record(held, "reopened")


@act
def release(intention: Intention) -> Intention:
    """The viewer's word that it may be released; it is once both have said so (or it was never chosen by both)."""
    viewer = current_viewer()
    held = locked(intention)
    Release.objects.get_or_create(
        couple_id=held.couple_id, intention=held, person_id=viewer.person_id, withdrawn_at=None
    )
    said = set(Release.objects.filter(intention=held, withdrawn_at=None).values_list("person_id", flat=True))
    history.record(held, "release")
    if held.active_since is None or {viewer.person_id, viewer.partner_id} <= said:
        held.released_at = now()
        cancel_revisits(held)
        held.save()
        sync(held)
        history.record(held, "released")
    return held


@act
def withdraw_release(intention: Intention) -> None:
    """Take back one's word to release it."""
    Release.objects.filter(intention=intention, person_id=current_viewer().person_id, withdrawn_at=None).update(
        withdrawn_at=now()
    )
    history.record(intention, "kept")
