"""A dream's history, for its owner: what happened to it and when, with what was said, page by page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from our2souls.dreams.models import Dream, DreamEvent
from our2souls.ui import pagination

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class DreamHistoryRow:
    """One turn: when, what in a sentence, and the words that were said."""

    at: datetime
    text: str
    words: str


def act_text(act: str) -> str:
    """The sentence of a turn, spoken to the owner; nothing for an act that is none any more."""
    sentences = {
        "kept": _("You wrote it down."),
        "shared": _("You shared it."),
        "taken_back": _("You took it back."),
        "rewritten": _("You changed its words."),
        "placed": _("You moved it on the horizon."),
        "step": _("You thought of what might get in the way."),
        "rested": _("You let it rest."),
        "woken": _("You took it up again."),
        "came_true": _("It came true."),
        "let_go": _("You let it go."),
    }
    return sentences.get(act, "")


def page(dream: Dream, before: str) -> tuple[list[DreamHistoryRow], str]:
    """Some turns, newest first, older than the one whose id is `before`; and the key of the next page ("" on the last).

    A dream from before there was a history begins with the day it was kept.
    """
    found = pagination.newest_first(DreamEvent.objects.filter(dream=dream), before, by=("at",), size=PER_PAGE)
    turns = [DreamHistoryRow(turn.at, act_text(turn.act), turn.words) for turn in found.rows]
    if not found.following and not any(turn.act == "kept" for turn in found.rows):
        turns.append(DreamHistoryRow(dream.made_at, act_text("kept"), ""))
    return turns, found.following
