"""What an entry says as people read it: names of specialities, languages and countries in the page's language."""

from collections.abc import Iterable

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SPECIALITIES = {
    "relationship-alignment": _("Relationship alignment"),
    "communication": _("Communication"),
    "conflict": _("Conflict"),
    "trust": _("Trust after a breach"),
    "intimacy": _("Intimacy and sexuality"),
    "values-and-plans": _("Values and plans"),
    "before-marriage": _("Before marriage or moving in together"),
    "children": _("Becoming parents, and raising children"),
    "blended-families": _("Blended families"),
    "money": _("Money in a relationship"),
    "separation": _("Separation"),
    "long-distance": _("Long distance"),
    "two-cultures": _("Two cultures or faiths"),
    "lgbtq": _("LGBTQ+ couples"),
    "open-relationships": _("Open relationships"),
    "loss-and-illness": _("Loss and illness"),
}
"""Suggested keys; any other words of an entry are shown as they stand."""


def speciality(word: str) -> str:
    """A speciality by its key, or in the entry's own words."""
    return str(SPECIALITIES.get(word, word))


def specialities(words: Iterable[str]) -> list[str]:
    """All of an entry."""
    return [speciality(word) for word in words]


def language(code: str) -> str:
    """A language as the page's language calls it, with a capital."""
    name = str(_locale().languages.get(code, code))
    return name[:1].upper() + name[1:]


def languages(codes: Iterable[str]) -> list[str]:
    """All of an entry."""
    return [language(code) for code in codes]


def country(code: str) -> str:
    """A country as the page's language calls it."""
    return str(_locale().territories.get(code, code))


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")
