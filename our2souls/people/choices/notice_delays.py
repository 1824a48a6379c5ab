"""How long whoever leaves may let the other's notice wait."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

NOW, SAFE = "now", "three-days"
"""`SAFE` is chosen unless they choose: whoever leaves somebody they fear needs days, not hours (decision 36)."""
CHOICES = [(NOW, _("Now")), ("tomorrow", _("Tomorrow")), (SAFE, _("In three days")), ("week", _("In a week"))]
_DAYS = {NOW: 0, "tomorrow": 1, SAFE: 3, "week": 7}


def delay_of(chosen: str) -> timedelta:
    """How long that is; the safe time for what is none of the choices.

    >>> delay_of("tomorrow"), delay_of("") == delay_of(SAFE)
    (datetime.timedelta(days=1), True)
    """
    return timedelta(days=_DAYS.get(chosen, _DAYS[SAFE]))


SAFE_DELAY = delay_of(SAFE)
