"""States and choices of a bridge as its readers’ words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from our2souls.bridges.core.models import Bridge
from our2souls.checkins import vocabulary
from our2souls.people import needs

STAGES: dict[str, Any] = {
    "invited": _("Invitation"),
    "apart": _("Apart"),
    "listen": _("Listen"),
    "ground": _("Common ground"),
    "options": _("Options"),
    "agreement": _("Agreement"),
    "review": _("Review"),
}
OUTCOMES: dict[str, Any] = {
    "declined": _("Not begun"),
    "withdrawn": _("Taken back"),
    "stopped": _("Stopped"),
    "kept": _("Found"),
    "ended": _("Tried, and ended"),
}
KINDS: dict[str, Any] = {
    "trial": _("We try it for a time"),
    "intention": _("It becomes an intention of ours"),
    "different": _("We stay different and back each other"),
    "later": _("We look at it again on a day"),
    "help": _("We ask for help"),
}
KIND_HINTS: dict[str, Any] = {
    "trial": _("With a beginning, an end, and a day on which you both look at it."),
    "intention": _("You both choose it by signing; it gets a page with steps and reviews."),
    "different": _("Nobody has to change. That is as good an end as any other."),
    "later": _("Nothing is decided today, and the day is set."),
    "help": _("You agree to talk about it with somebody outside."),
}
ANSWERS: dict[str, Any] = {"keep": _("Keep it"), "change": _("Change it"), "end": _("End it")}
ANSWER_HINTS: dict[str, Any] = {
    "keep": _("It works for me. Let’s go on like this."),
    "change": _("Something should be different. We look for it together."),
    "end": _("I don’t want to go on with it."),
}
TURNS: dict[str, Any] = {
    "reflect": _("Said back"),
    "almost": _("Almost"),
    "heard": _("I feel heard"),
    "respond": _("What makes sense"),
    "ground": _("In common"),
}


def side_labels() -> dict[str, Any]:
    """What stands above each part of a side, by its column."""
    return {
        "dream": _("My dream"),
        "story": _("Why it matters to me"),
        "needs": _("The need behind it"),
        "fear": _("What I’d fear losing"),
        "core": _("Where I can’t bend"),
        "edge": _("Where I can"),
    }


def state_words(bridge: Bridge) -> Any:
    """Where a bridge stands, for a list; that it rests says no more than that."""
    if bridge.outcome:
        return OUTCOMES[bridge.outcome]
    return _("Rests for now") if bridge.rested_at else STAGES[bridge.stage]


def need_list(stored: Iterable[str] | None) -> list[str]:
    """Needs in the reader's language; own words as they were written."""
    return [needs.label_of(each) for each in stored or ()]


def needs_words(stored: Iterable[str] | None) -> str:
    """The same in one line."""
    return ", ".join(str(each) for each in need_list(stored))


_FEELINGS = {word: shown for words in vocabulary.WORDS.values() for word, shown in words}


def feelings() -> list[str]:
    """The feelings that a form offers, in the reader's language."""
    return [str(shown) for shown in _FEELINGS.values()]


def feeling_word(stored: str) -> str:
    """A feeling in the reader's language; own words as they were written."""
    return str(_FEELINGS[stored]) if stored in _FEELINGS else stored
