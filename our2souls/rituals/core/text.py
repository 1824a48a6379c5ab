"""When a ritual is, in the reader's words: by its own clock, and by theirs where that is another."""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from our2souls.lib.recurrence import at_local
from our2souls.people.choices import time_zones
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.core.occasions import Occasion
from our2souls.rituals.core.rule_text import rule_words


def rhythm_words(ritual: Ritual, zone: ZoneInfo) -> str:
    """“Every Sunday at 10:00”, with the place whose clock that is for a reader who lives by another."""
    words = capfirst(rule_words(ritual.rule, ritual.first_on, ritual.hour))
    return (
        _("%(words)s (%(place)s)") % {"words": words, "place": place_of(ritual)}
        if is_elsewhere(ritual, zone)
        else words
    )


def is_elsewhere(ritual: Ritual, zone: ZoneInfo) -> bool:
    """Whether a ritual goes by another clock than its reader."""
    return ritual.zone != zone.key


def place_of(ritual: Ritual) -> str:
    """The place whose clock a ritual goes by, as the reader's language calls it."""
    return time_zones.label(ritual.zone)


def occasion_words(occasion: Occasion, ritual: Ritual, zone: ZoneInfo) -> str:
    """“Sunday, 6 December, 10:00”; where the reader lives by another clock their own day and hour follow."""
    words = _day(occasion.on, time_format(occasion.hour, "TIME_FORMAT"))
    if not is_elsewhere(ritual, zone):
        return words
    own = at_local(occasion.on, occasion.hour, ZoneInfo(ritual.zone)).astimezone(zone)
    there = time_format(own.time(), "TIME_FORMAT")
    here = there if own.date() == occasion.on else _day(own.date(), there)
    return _("%(words)s in %(place)s; %(here)s for you") % {"words": words, "place": place_of(ritual), "here": here}


def _day(day: date, hour: str) -> str:
    return ", ".join([capfirst(date_format(day, "l")), date_format(day, "MONTH_DAY_FORMAT"), hour])
