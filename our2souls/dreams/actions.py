"""What an owner does with a dream: capture, write more, share, take back, rest, wake, let come true, let go."""

from datetime import date, time

from our2souls.delivery import partner_events, schedules
from our2souls.dreams.models import Dream, DreamEvent
from our2souls.dreams.text_fields import ALL_NAMES, OBSTACLE, DreamData
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.audiences import sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict
from our2souls.vision.notes import actions as notes_actions

AGAIN, HOUR = "dream_again", time(18, 0)
"""The notice of the day on which a resting dream is to be looked at again, and its hour."""
SHARED = "dream_shared"
"""The partner event of an act here."""


def _fill(dream: Dream, data: DreamData) -> None:
    for name in ALL_NAMES:
        text = getattr(data, name)
        setattr(dream, name, (list(text) or None) if name == "support" else text)


@act
def create(data: DreamData, *, share: bool = False) -> Dream:
    """Keep a new dream, for oneself unless it is shared in the same act."""
    dream = Dream(owner_id=current_viewer().person_id)
    _fill(dream, data)
    dream.save(force_insert=True)
    _record(dream, "kept")
    if share:
        _share(dream)
    return dream


@act
def update(dream: Dream, data: DreamData, *, version: int) -> Dream:
    """Change a dream's words.

    Raises EditConflict when it was changed on another device since `version` was read.
    """
    locked = Dream.objects.select_for_update().get(pk=dream.pk)
    if locked.version != version:
        raise EditConflict({name: getattr(locked, name) for name in ALL_NAMES}, locked.version)
    before = locked.line
    _fill(locked, data)
    locked.version += 1
    locked.save()
    _record(locked, "rewritten", before if before != locked.line else "")
    return locked


@act
def set_obstacle(dream: Dream, *, obstacle: str, if_step: str, then_step: str, version: int) -> Dream:
    """Keep what in oneself might get in the way, and what one does then.

    Picturing what one wishes for and then what in oneself stands in its way (mental contrasting), and tying an answer to it
    ("if …, then I …": an implementation intention), helps more than picturing alone: Oettingen 2012; Gollwitzer 1999.
    Raises EditConflict when the dream was changed on another device since `version` was read.
    """
    locked = Dream.objects.select_for_update().get(pk=dream.pk)
    if locked.version != version:
        raise EditConflict({name: getattr(locked, name) for name in OBSTACLE}, locked.version)
    locked.obstacle, locked.if_step, locked.then_step = obstacle, if_step, then_step
    locked.version += 1
    locked.save()
    _record(locked, "step")
    return locked


@act
def set_horizon(dream: Dream, horizon: str) -> None:
    """Put it elsewhere on the horizon."""
    locked = Dream.objects.select_for_update().get(pk=dream.pk)
    locked.horizon = horizon
    locked.version += 1
    locked.save(update_fields=["horizon", "version"])
    _record(locked, "placed")


@act
def share(dream: Dream) -> None:
    """Let the partner read it, with its vision notes, and root for it."""
    _share(dream)
    notes_actions.sync_sharing("dream", dream.pk, open_to_partner=True)


def _share(dream: Dream) -> None:
    sharing.share(dream)
    _record(dream, "shared")
    partner_events.tell_partner(SHARED, dream.pk, occasion=now().isoformat())


@act
def unshare(dream: Dream) -> None:
    """Close it to the partner at once, with its vision notes; what the partner wrote for it waits, unseen by both."""
    if sharing.unshare(dream):
        _record(dream, "taken_back")
    notes_actions.sync_sharing("dream", dream.pk, open_to_partner=False)


@act
def rest(dream: Dream, *, look_again_on: date | None = None, words: str = "") -> None:
    """Set it aside, with a sentence; everything stays. On the day given, its owner is asked to look at it again."""
    dream.rested_at, dream.look_again_on, dream.ending = now(), look_again_on, words
    dream.came_true_on, dream.let_go_at = None, None
    _save_ending(dream, "rested", words)
    if look_again_on:
        schedules.schedule_once(dream.owner_id, AGAIN, dream.pk, look_again_on, HOUR)


@act
def reopen(dream: Dream) -> None:
    """Take it up again, from rest or from having been let go."""
    dream.rested_at = dream.look_again_on = dream.let_go_at = dream.came_true_on = None
    dream.ending = ""
    _save_ending(dream, "woken")


@act
def came_true(dream: Dream, *, on: date, words: str = "") -> None:
    """Keep the day it came true, with a sentence."""
    dream.came_true_on, dream.ending = on, words
    dream.rested_at, dream.look_again_on, dream.let_go_at = None, None, None
    _save_ending(dream, "came_true", words)


@act
def let_go(dream: Dream, *, words: str = "") -> None:
    """Let it go, with a sentence; its owner can find it again."""
    dream.let_go_at, dream.ending = now(), words
    dream.rested_at, dream.look_again_on, dream.came_true_on = None, None, None
    _save_ending(dream, "let_go", words)


def _save_ending(dream: Dream, act: str, words: str = "") -> None:
    dream.version += 1
    dream.save()
    schedules.cancel(dream.owner_id, AGAIN, dream.pk)
    _record(dream, act, words)


def _record(dream: Dream, act: str, words: str = "") -> None:
    """A line of the owner's history; the audit log gets the fact without the words."""
    DreamEvent.objects.create(owner_id=dream.owner_id, dream=dream, act=act, words=words)
    audit.record(f"dream.{act}", dream)
