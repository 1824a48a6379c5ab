"""Choosing: an intention is active while both have chosen it. And its ends: rest, release by both, reached."""

from datetime import date, time, timedelta
from uuid import UUID

from our2souls.delivery import outbox, schedules
from our2souls.dreams import history, reminding
from our2souls.dreams.models import Celebration, Choice, Intention, Release
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

HOUR = time(18, 0)
"""When a revisit is announced, on its day, by each partner's own clock."""
KIND, AGAIN = "revisit", "intention_again"
"""Its notices: a look has come round, and a resting one is to be looked at again."""
EARLY = timedelta(days=10)
"""A look taken so shortly before its day counts as that day's."""


def _locked(intention: Intention) -> Intention:
    return Intention.objects.select_for_update().get(pk=intention.pk)


def _both() -> list[UUID]:
    viewer = current_viewer()
    return [person_id for person_id in (viewer.person_id, viewer.partner_id) if person_id is not None]


def _standing(intention: Intention) -> set[UUID]:
    return set(Choice.objects.filter(intention=intention, withdrawn_at=None).values_list("person_id", flat=True))


@act
def choose(intention: Intention) -> Intention:
    """The viewer's yes (or yes again). When both have said it the intention is active, and its revisits begin."""
    viewer = current_viewer()
    held = _locked(intention)
    Choice.objects.filter(intention=held, person_id=viewer.person_id, withdrawn_at=None).update(withdrawn_at=now())
    Choice.objects.create(couple_id=held.couple_id, intention=held, person_id=viewer.person_id)
    history.note(held, "chosen")
    audit.record("intention.chosen", held)
    if held.active_since is None and {viewer.person_id, viewer.partner_id} <= _standing(held):
        held.active_since = now()
        plan_next_look(held, after=today("UTC"))
        held.save()
    return held


@act
def take_yes_back(intention: Intention) -> None:
    """Take one's yes back, as long as not both have chosen."""
    held = _locked(intention)
    if held.active_since is None:
        Choice.objects.filter(intention=held, person_id=current_viewer().person_id, withdrawn_at=None).update(
            withdrawn_at=now()
        )
        history.note(held, "unchosen")


def plan_next_look(intention: Intention, *, after: date) -> None:
    """Set the day of the next revisit by the intention's rhythm, and both partners' reminders for it. Does not save."""
    if intention.rhythm == "none":
        intention.next_look_on = None
        pause_looks(intention)
        return
    anchor = (intention.active_since or now()).date()
    due = intention.next_look_on
    if due is not None and due - after <= EARLY:  # looked at early: that was this one
        after = max(after, due)
    intention.next_look_on = recurrence.next_after(recurrence.rule(intention.rhythm), anchor, after)
    for person_id in _both():
        schedules.keep(person_id, KIND, intention.pk, intention.rhythm, intention.next_look_on, HOUR)


def pause_looks(intention: Intention) -> None:
    """No more reminders for this intention, for either."""
    for person_id in _both():
        schedules.stop(person_id, KIND, intention.pk)
        schedules.stop(person_id, AGAIN, intention.pk)
        outbox.cancel_about(person_id, intention.pk)


def remind_of_promises(intention: Intention) -> None:
    """Reminders of what each promised for it pause while it isn't active, and go on when it is."""
    reminding.follow(intention)


@act
def rest(intention: Intention, *, look_again_on: date | None = None, words: str = "") -> None:
    """Either lets it rest, with a sentence; everything stays, reminders stop. On the day given both are asked again."""
    held = _locked(intention)
    held.rested_at, held.rested_by_id, held.waiting_since = now(), current_viewer().person_id, None
    held.look_again_on = look_again_on
    pause_looks(held)
    held.save()
    remind_of_promises(held)
    history.note(held, "rested", after=words)
    if look_again_on is not None:
        for person_id in _both():
            schedules.once(person_id, AGAIN, held.pk, look_again_on, HOUR)


@act
def wake(intention: Intention) -> None:
    """Either takes it up again; revisits go on."""
    held = _locked(intention)
    held.rested_at, held.rested_by_id, held.waiting_since, held.look_again_on = None, None, None, None
    for person_id in _both():
        schedules.take_back(person_id, AGAIN, held.pk)
    if held.active_since:
        plan_next_look(held, after=today("UTC"))
    held.save()
    remind_of_promises(held)
    history.note(held, "woken")


@act
def wait_for_one(intention: Intention) -> None:
    """Somebody no longer wants it: reminders pause, nothing is released."""
    held = _locked(intention)
    if held.waiting_since is None:
        held.waiting_since = now()
        pause_looks(held)
        held.save()
        remind_of_promises(held)


@act
def reach(intention: Intention, *, on: date) -> None:
    """They are there: the day it was reached."""
    held = _locked(intention)
    held.reached_on, held.rested_at, held.waiting_since = on, None, None
    pause_looks(held)
    held.save()
    remind_of_promises(held)
    history.note(held, "reached", after=on.isoformat())


@act
def reopen(intention: Intention) -> None:
    """Not quite there yet: it goes on, and its looks with it. What was said to celebrate stays with it."""
    held = _locked(intention)
    held.reached_on = None
    if held.active_since:
        plan_next_look(held, after=today("UTC"))
    held.save()
    remind_of_promises(held)
    history.note(held, "reopened")


@act
def celebrate(intention: Intention, words: str) -> Celebration:
    """What the viewer says now that they are there; said again it replaces what they said."""
    viewer = current_viewer()
    said = Celebration.objects.filter(intention=intention, person_id=viewer.person_id).first() or Celebration(
        couple_id=intention.couple_id, intention=intention, person_id=viewer.person_id
    )
    said.words, said.said_at = words, now()
    said.save()
    return said


@act
def release(intention: Intention) -> Intention:
    """The viewer's word that it may be released; it is once both have said so (or it was never chosen by both)."""
    viewer = current_viewer()
    held = _locked(intention)
    Release.objects.get_or_create(
        couple_id=held.couple_id, intention=held, person_id=viewer.person_id, withdrawn_at=None
    )
    said = set(Release.objects.filter(intention=held, withdrawn_at=None).values_list("person_id", flat=True))
    history.note(held, "release")
    if held.active_since is None or {viewer.person_id, viewer.partner_id} <= said:
        held.released_at = now()
        pause_looks(held)
        held.save()
        remind_of_promises(held)
        history.note(held, "released")
    return held


@act
def keep_after_all(intention: Intention) -> None:
    """Take back one's word to release it."""
    Release.objects.filter(intention=intention, person_id=current_viewer().person_id, withdrawn_at=None).update(
        withdrawn_at=now()
    )
    history.note(intention, "kept")
