"""On which day a week begins: as somebody says, or as is usual where their clock stands."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

USUAL = "usual"
BEGINS = [
    (USUAL, _("As is usual where you live")),
    ("monday", pgettext_lazy("a week begins on", "Monday")),
    ("sunday", pgettext_lazy("a week begins on", "Sunday")),
    ("saturday", pgettext_lazy("a week begins on", "Saturday")),
]
"""What can be chosen in the profile. With a context: without one they would be the names in every date."""
DAYS = {"monday": 0, "saturday": 5, "sunday": 6}
HOME = {"en": "en_GB", "es": "es_ES"}
"""Where a language is at home, for clocks that stand nowhere (UTC)."""
NOWHERE = frozenset({"", "ZZ", "001"})
"""What stands for no country in Unicode's tables: nothing, an unknown one, the world."""


def first_weekday(chosen: str, zone: str, language: str) -> int:
    """The day on which a week begins, 0 for Monday to 6 for Sunday.

    `chosen` is one of BEGINS; the usual day is that of the zone's country, by Unicode's tables, else of the language.

    >>> [first_weekday(USUAL, zone, "en") for zone in ("Europe/Madrid", "Africa/Cairo", "America/New_York", "UTC")]
    [0, 5, 6, 0]
    """
    return DAYS[chosen] if chosen in DAYS else _usual(zone, language)


@lru_cache(maxsize=512)
def _usual(zone: str, language: str) -> int:
    today = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(today, "")
    places = [HOME.get(language, language)] if country in NOWHERE else [f"und_{country}", HOME.get(language, language)]
    for place in places:
        try:
            return Locale.parse(place).first_week_day
        except (UnknownLocaleError, ValueError):  # no country, or one of which nothing is known
            continue
    return DAYS["monday"]
