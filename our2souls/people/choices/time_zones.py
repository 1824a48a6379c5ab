"""Time zones to choose from: the places of the database, by part of the world, as the page's language calls them."""

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from django.utils.translation import get_language, pgettext

from our2souls.lib.text_search import fold

TERRITORIES = {"Africa": "002", "America": "019", "Asia": "142", "Australia": "AU", "Europe": "150", "Antarctica": "AQ"}
"""Parts of the world that Unicode names in every language, by its codes."""
AREAS = frozenset(TERRITORIES) | {"Arctic", "Atlantic", "Indian", "Pacific"}
UTC = "UTC"


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every zone that a clock can be set to, old names included."""
    return frozenset(available_timezones())


def label(zone: str) -> str:
    """A zone as a person says it in the page's language: "Europe/London" is Londres, "America/Argentina/Salta" Argentina, Salta."""
    return _place(zone, get_language() or "en")


def choices(current: str = UTC) -> list[tuple[str, object]]:
    """Choices for a select in the page's language, one group for each part of the world, in its order of letters.

    `current` is among them, whatever it is.
    """
    groups: list[tuple[str, object]] = [(UTC, UTC), *_groups(get_language() or "en")]
    if current != UTC and (current not in known() or current.partition("/")[0] not in AREAS):
        groups.insert(1, (current, current))
    return groups


@lru_cache(maxsize=8)
def _groups(language: str) -> list[tuple[str, object]]:
    groups: list[tuple[str, object]] = []
    for area in AREAS:
        places = {zone: _place(zone, language) for zone in known() if zone.startswith(f"{area}/")}
        groups.append((_area(area, language), sorted(places.items(), key=lambda each: fold(each[1]))))
    return sorted(groups, key=lambda each: fold(each[0]))


@lru_cache(maxsize=2048)
def _place(zone: str, language: str) -> str:
    if "/" not in zone or zone not in known():
        return zone
    place = get_timezone_location(zone, locale=Locale.parse(language, sep="-"), return_city=True).replace("/", ", ")
    if zone not in get_global("zone_aliases"):
        return place
    old = zone.partition("/")[2].replace("/", ", ").replace("_", " ")
    return old if old != place else zone  # the new name stands beside it


def _area(area: str, language: str) -> str:
    if area in TERRITORIES:
        return str(Locale.parse(language, sep="-").territories[TERRITORIES[area]])
    oceans = {
        "Arctic": pgettext("part of the world", "Arctic"),
        "Atlantic": pgettext("part of the world", "Atlantic"),
        "Indian": pgettext("part of the world", "Indian Ocean"),
        "Pacific": pgettext("part of the world", "Pacific"),
    }
    return oceans[area]
