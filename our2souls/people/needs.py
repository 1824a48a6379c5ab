"""The needs that forms offer: one vocabulary. Stored by key and read in the reader's language; own words stay as they are.

That people want different things out of needs they share is an idea of many; the list was made with two in view: Manfred
Max-Neef's nine needs (Human Scale Development, 1991: subsistence, protection, affection, understanding, participation,
idleness, creation, identity, freedom) and the needs inventory of the Center for Nonviolent Communication. Neither claims to be
complete, nor does this. Words and groups are our own. A key is never renamed: it stands in rows.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "body": (
        _("Body and rest"),
        {
            "rest": _("Rest"),
            "health": pgettext_lazy("need", "Health"),
            "movement": pgettext_lazy("need", "Movement"),
            "touch": pgettext_lazy("need", "Touch"),
            "home": _("A place to call home"),
        },
    ),
    "ground": (
        _("Safety and trust"),
        {
            "safety": _("Safety"),
            "trust": pgettext_lazy("need", "Trust"),
            "stability": pgettext_lazy("need", "Stability"),
            "enough": _("Enough to live on"),
            "fairness": pgettext_lazy("need", "Fairness"),
        },
    ),
    "near": (
        _("Closeness and belonging"),
        {
            "closeness": _("Closeness"),
            "affection": pgettext_lazy("need", "Affection"),
            "belonging": _("Belonging"),
            "family": pgettext_lazy("need", "Family"),
            "friendship": pgettext_lazy("need", "Friendship"),
            "community": pgettext_lazy("need", "Community"),
            "hand": _("A hand with things"),
        },
    ),
    "seen": (
        _("Being seen and understood"),
        {
            "being-seen": _("Being seen"),
            "listened": _("To be listened to"),
            "understanding": _("Being understood"),
            "accepted": _("Being taken as I am"),
            "respect": pgettext_lazy("need", "Respect"),
            "appreciation": pgettext_lazy("need", "Appreciation"),
            "honesty": pgettext_lazy("need", "Honesty"),
        },
    ),
    "own": (
        _("Freedom and room of one’s own"),
        {
            "freedom": _("Freedom"),
            "choice": _("A choice of my own"),
            "independence": pgettext_lazy("need", "Independence"),
            "alone": _("Time alone"),
            "quiet": pgettext_lazy("need", "Quiet"),
            "thinking": _("Room to think"),
        },
    ),
    "alive": (
        _("Play and aliveness"),
        {
            "play": _("Play"),
            "aliveness": pgettext_lazy("need", "Aliveness"),
            "laughter": pgettext_lazy("need", "Laughter"),
            "adventure": pgettext_lazy("need", "Adventure"),
            "beauty": pgettext_lazy("need", "Beauty"),
            "nature": pgettext_lazy("need", "Nature"),
            "expression": _("Expression"),
        },
    ),
    "sense": (
        _("Meaning and growth"),
        {
            "meaning": _("Meaning"),
            "growth": pgettext_lazy("need", "Growth"),
            "discovery": _("Learning new things"),
            "use": _("Being of use"),
            "hope": pgettext_lazy("need", "Hope"),
            "faith": pgettext_lazy("need", "Faith"),
            "roots": pgettext_lazy("need", "Roots"),
        },
    ),
}
"""Group → its title and its needs, each a key with its word."""

WORDS: dict[str, Any] = {key: word for _title, words in GROUPS.values() for key, word in words.items()}
OF_DREAMS = ("belonging", "expression", "play", "rest", "being-seen", "freedom", "safety", "meaning")
OF_NOW = ("listened", "closeness", "rest", "alone", "hand", "play")
"""What a check-in asks for."""
OWN = 3
"""So many needs in one's own words are kept beside picked ones."""


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


def groups() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """All of them as a form offers them in groups, from which several may be picked."""
    return [(title, list(words.items())) for title, words in GROUPS.values()]


def label_of(stored: str) -> str:
    """A stored need in the reader's language; own words as they were written."""
    return (
        str(WORDS[stored]) if stored in WORDS else stored
    )  # not `str` of their words: they know how they are isolated


def key_of(typed: str) -> str:
    """What is kept of a typed need: the key where it is one of ours in the writer's language, their own words otherwise."""
    return next((key for key, word in WORDS.items() if str(word).casefold() == typed.strip().casefold()), typed)


def merge(picked: Sequence[str], typed: str) -> list[str]:
    """What is kept of several: the picked keys in the order of the list, then what was typed, parted by commas.

    A typed word of ours is its key; nothing is kept twice, and of own words no more than `OWN`.

    >>> merge(["rest", "freedom"], "salt air, Rest, a dog")
    ['rest', 'freedom', 'salt air', 'a dog']
    """
    typed_ones = [key_of(each) for each in (part.strip() for part in typed.split(",")) if each]
    keys = {*picked, *typed_ones}
    own = dict.fromkeys(each for each in typed_ones if each not in WORDS)
    return [*(key for key in WORDS if key in keys), *list(own)[:OWN]]


def split(stored: Sequence[str]) -> tuple[list[str], str]:
    """Several stored needs as a form shows them: the picked keys, and own words as they would be typed."""
    return [each for each in stored if each in WORDS], ", ".join(each for each in stored if each not in WORDS)
