"""What an owner does with a dream: capture, write more, share, take back, rest, wake, let come true, let go."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Dream
from our2souls.lib.clock import now
from our2souls.privacy import audience, audit
from our2souls.privacy.viewer import current_viewer
from our2souls.vision import notes

WORDS = ("line", "picture", "why", "need", "obstacle", "if_step", "then_step", "support")
PLAIN = ("area", "horizon")


@dataclass(frozen=True, slots=True)
class Telling:
    """All that can be said of a dream; only the line is needed."""

    line: str
    picture: str = ""
    why: str = ""
    need: str = ""
    obstacle: str = ""
    if_step: str = ""
    then_step: str = ""
    support: tuple[str, ...] = ()
    area: str = ""
    horizon: str = ""


def _tell(dream: Dream, telling: Telling) -> None:
    for name in (*WORDS, *PLAIN):
        said = getattr(telling, name)
        setattr(dream, name, (list(said) or None) if name == "support" else said)


@transaction.atomic
def dream(telling: Telling, *, share: bool = False) -> Dream:
    """Keep a new dream, for oneself unless it is shared in the same act."""
    kept = Dream(owner_id=current_viewer().person_id)
    _tell(kept, telling)
    kept.save(force_insert=True)
    audit.record("dream.kept", kept)
    if share:
        audience.open(kept)
    return kept


@transaction.atomic
def rewrite(dream: Dream, telling: Telling, *, version: int) -> Dream:
    """Change a dream's words.

    Raises Overtaken when it was changed on another device since `version` was read.
    """
    held = Dream.objects.select_for_update().get(pk=dream.pk)
    if held.version != version:
        raise Overtaken({name: getattr(held, name) for name in (*WORDS, *PLAIN)}, held.version)
    _tell(held, telling)
    held.version += 1
    held.save()
    audit.record("dream.rewritten", held)
    return held


@transaction.atomic
def place(dream: Dream, horizon: str) -> None:
    """Put it elsewhere on the horizon."""
    held = Dream.objects.select_for_update().get(pk=dream.pk)
    held.horizon = horizon
    held.version += 1
    held.save(update_fields=["horizon", "version"])


@transaction.atomic
def share(dream: Dream) -> None:
    """Let the partner read it, with its vision notes, and root for it."""
    audience.open(dream)
    notes.follow("dream", dream.pk, open_to_partner=True)


@transaction.atomic
def take_back(dream: Dream) -> None:
    """Close it to the partner at once, with its vision notes; what the partner wrote for it waits, unseen by both."""
    audience.close(dream)
    notes.follow("dream", dream.pk, open_to_partner=False)


def rest(dream: Dream, *, look_again_on: date | None = None) -> None:
    """Set it aside; everything stays."""
    dream.rested_at, dream.look_again_on = now(), look_again_on
    dream.came_true_on, dream.let_go_at = None, None
    _ended(dream, "dream.rested")


def wake(dream: Dream) -> None:
    """Take it up again, from rest or from having been let go."""
    dream.rested_at = dream.look_again_on = dream.let_go_at = dream.came_true_on = None
    _ended(dream, "dream.woken")


def came_true(dream: Dream, *, on: date, words: str = "") -> None:
    """Keep the day it came true, with a sentence."""
    dream.came_true_on, dream.ending = on, words
    dream.rested_at, dream.let_go_at = None, None
    _ended(dream, "dream.came_true")


def let_go(dream: Dream, *, words: str = "") -> None:
    """Let it go, with a sentence; its owner can find it again."""
    dream.let_go_at, dream.ending = now(), words
    dream.rested_at, dream.came_true_on = None, None
    _ended(dream, "dream.let_go")


def _ended(dream: Dream, act: str) -> None:
    dream.version += 1
    dream.save()
    audit.record(act, dream)
