"""The needs that forms offer: one vocabulary. Stored by key and read in the reader's language; own words stay as they are."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "belonging": _("Belonging"),
    "expression": _("Expression"),
    "play": _("Play"),
    "rest": _("Rest"),
    "being-seen": _("Being seen"),
    "freedom": _("Freedom"),
    "safety": _("Safety"),
    "meaning": _("Meaning"),
    "listened": _("To be listened to"),
    "closeness": _("Closeness"),
    "alone": _("Time alone"),
    "hand": _("A hand with things"),
}
OF_DREAMS = ("belonging", "expression", "play", "rest", "being-seen", "freedom", "safety", "meaning")
OF_NOW = ("listened", "closeness", "rest", "alone", "hand", "play")
"""What a check-in asks for."""


class HasNeed:
    """A row with a `need`: a key of ours, or its writer's own words."""

    need: Any

    @property
    def need_text(self) -> str:
        """The need as it is read."""
        return label_of(self.need)


def choices(keys: Sequence[str]) -> list[tuple[str, Any]]:
    """What a form offers of them."""
    return [(key, WORDS[key]) for key in keys]


def label_of(stored: str) -> str:
    """A stored need in the reader's language; own words as they were written."""
    return (
        str(WORDS[stored]) if stored in WORDS else stored
    )  # not `str` of their words: they know how they are isolated


def key_of(typed: str) -> str:
    """What is kept of a typed need: the key where it is one of ours in the writer's language, their own words otherwise."""
    return next((key for key, word in WORDS.items() if str(word).casefold() == typed.strip().casefold()), typed)
