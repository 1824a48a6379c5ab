"""The eight hues. A person's hue marks what is theirs; where two meet is the couple's."""

from django.utils.translation import gettext_lazy as _

HUES = [
    ("saffron", _("Saffron")),
    ("clay", _("Clay")),
    ("mulberry", _("Mulberry")),
    ("heather", _("Heather")),
    ("dusk", _("Dusk")),
    ("tide", _("Tide")),
    ("fern", _("Fern")),
    ("moss", _("Moss")),
]
"""In the order of the circle, with their names."""

NAMES = [hue for hue, _name in HUES]
FIRST = "saffron"


def called(hue: str) -> str:
    """A hue inside a sentence, in the reader's language: "saffron", "azafrán"."""
    return str(dict(HUES).get(hue, hue)).lower()


def others(used_hue: str) -> list[tuple[str, object]]:
    """The hues a second partner can choose among."""
    return [(hue, name) for hue, name in HUES if hue != used_hue]


def opposite(hue: str) -> str:
    """A hue far round the circle, for the partner who is not there yet."""
    return NAMES[(NAMES.index(hue) + 4) % len(NAMES)]
