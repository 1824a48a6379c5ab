"""What is said of a date out of a calendar, beside its day."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from our2souls.milestones.ics.reader import FoundDate, Repeats

_FIRST_DAY: dict[Repeats, Promise | str] = {
    "": "",
    "daily": _("only its first day: it repeats every day"),
    "weekly": _("only its first day: it repeats weekly"),
    "monthly": _("only its first day: it repeats monthly"),
    "yearly": _("only its first day: it repeats in some years, or on changing days"),
    "other": _("only its first day: it repeats"),
}


def comes(found: FoundDate) -> Promise | str:
    """How it comes round, and what of that is not kept; nothing for a day that is once."""
    if found.yearly:
        return _("every year") if found.has_year else _("every year; the file doesn’t say since when")
    return _FIRST_DAY[found.repeats]
