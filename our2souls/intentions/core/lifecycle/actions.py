"""The life of an intention: it rests, goes on, is reached, is reopened, is released by both."""

from datetime import date

from our2souls.delivery import partner_events, schedules
from our2souls.intentions.core.followers import sync
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Intention, Release
from our2souls.intentions.core.queries import lock
from our2souls.intentions.core.revisit_schedule import AGAIN, HOUR, both_people, cancel_revisits, schedule_next_revisit
from our2souls.lib.clock import now, today
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

RESTED, RESUMED, REACHED, REOPENED = "intention_rested", "intention_resumed", "intention_reached", "intention_reopened"
LETTING_GO, RELEASED = "intention_release", "intention_released"
"""The partner events of these acts."""


@act
def rest(intention: Intention, *, look_again_on: date | None = None, words: str = "") -> None:
    """Either lets it rest, with a sentence; everything stays, reminders stop. On the day given both are asked again."""
    locked = lock(intention)
    locked.rested_at, locked.rested_by_id, locked.waiting_since = now(), current_viewer().person_id, None
    locked.look_again_on = look_again_on
    cancel_revisits(locked)
    locked.save()
    sync(locked)
    history.record(locked, "rested", after=words)
    _tell(RESTED, locked)
    if look_again_on is not None:
        for person_id in both_people():
            schedules.schedule_once(person_id, AGAIN, locked.pk, look_again_on, HOUR)


@act
def resume(intention: Intention) -> None:
    """Either takes it up again; revisits go on."""
    locked = lock(intention)
    locked.rested_at, locked.rested_by_id, locked.waiting_since, locked.look_again_on = (
        None,
        None,
        None,
        None,
    )
    for person_id in both_people():
        schedules.cancel(person_id, AGAIN, locked.pk)
    if locked.active_since:
        schedule_next_revisit(locked, after=today("UTC"))
    locked.save()
    sync(locked)
    history.record(locked, "woken")
    _tell(RESUMED, locked)


@act
def mark_waiting(intention: Intention) -> None:
    """Somebody no longer wants it: reminders pause, nothing is released."""
    locked = lock(intention)
    if locked.waiting_since is None:
        locked.waiting_since = now()
        cancel_revisits(locked)
        locked.save()
        sync(locked)


@act
def reach(intention: Intention, *, on: date) -> None:
    """They are there: the day it was reached."""
    locked = lock(intention)
    locked.reached_on, locked.rested_at, locked.waiting_since = on, None, None
    cancel_revisits(locked)
    locked.save()
    sync(locked)
    history.record(locked, "reached", after=on.isoformat())
    _tell(REACHED, locked)


@act
def reopen(intention: Intention) -> None:
    """Not quite there yet: it goes on, and its looks with it. What was said to celebrate stays with it."""
    locked = lock(intention)
    locked.reached_on = None
    if locked.active_since:
        schedule_next_revisit(locked, after=today("UTC"))
    locked.save()
    sync(locked)
    history.record(locked, "reopened")
    _tell(REOPENED, locked)


@act
def release(intention: Intention) -> Intention:
    """The viewer's word that it may be released; it is once both have said so (or it was never chosen by both)."""
    viewer = current_viewer()
    locked = lock(intention)
    Release.objects.get_or_create(
        couple_id=locked.couple_id, intention=locked, person_id=viewer.person_id, withdrawn_at=None
    )
    agreed = set(Release.objects.filter(intention=locked, withdrawn_at=None).values_list("person_id", flat=True))
    history.record(locked, "release")
    if locked.active_since is None or {viewer.person_id, viewer.partner_id} <= agreed:
        locked.released_at = now()
        cancel_revisits(locked)
        locked.save()
        sync(locked)
        history.record(locked, "released")
    _tell(RELEASED if locked.released_at else LETTING_GO, locked)
    return locked


@act
def withdraw_release(intention: Intention) -> None:
    """Take back one's word to release it."""
    Release.objects.filter(intention=intention, person_id=current_viewer().person_id, withdrawn_at=None).update(
        withdrawn_at=now()
    )
    history.record(intention, "kept")


def _tell(event: str, intention: Intention) -> None:
    partner_events.tell_partner(event, intention.pk, occasion=now().isoformat())
