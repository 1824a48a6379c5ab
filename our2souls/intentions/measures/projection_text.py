"""A projection in a sentence: the months that are likely, or, kindly, why none is named."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.intentions.measures.models import Measure
from our2souls.intentions.measures.monthly_amount import MonthlyAmount
from our2souls.intentions.measures.projection import NoProjection, Projection
from our2souls.lib import money


def sentence(projection: Projection | NoProjection, measure: Measure) -> str:
    """What is said under the picture; nothing while there are no entries."""
    locale = get_language() or "en"
    pace = money.format_amount(projection.pace, measure.amount_unit, locale) if projection.pace is not None else ""
    if isinstance(projection, Projection):
        return _month_sentence(projection, pace)
    return {
        "reached": _("You are there."),
        "nothing": "",
        "few": _("No date yet. It takes entries in four complete months to name one honestly."),
        "quiet": _("No date for now: the last six months have no entries. The next ones will tell."),
        "falling": _("No date for now: lately no more was put in than taken out."),
        "unsteady": _(
            "No date for now: about %(pace)s a month on average, but the months differ so much that any date would be a guess."
        )
        % {"pace": pace},
        "far": _("No date for now: at your recent pace, about %(pace)s a month, it may take more than fifteen years.")
        % {"pace": pace},
    }[projection.why]


def _month_sentence(projection: Projection, pace: str) -> str:
    named = {
        "pace": pace,
        "around": month(projection.around),
        "early": month(projection.early),
        "late": month(projection.late),
    }
    if projection.early == projection.late:
        return _("At your recent pace, about %(pace)s a month, you arrive in %(around)s.") % named
    first = _(
        "At your recent pace, about %(pace)s a month, you arrive around %(around)s, likely between %(early)s and %(late)s."
    )
    if projection.hardly_before >= projection.early:
        return first % named
    return f"{first % named} " + _("Hardly before %(soonest)s.") % {"soonest": month(projection.hardly_before)}


def monthly_amount_sentence(monthly: MonthlyAmount, measure: Measure) -> str:
    """What it takes until the day that was named, or that it has passed; nothing once it is reached."""
    if monthly.state == "reached" or measure.target_on is None:
        return ""
    locale = get_language() or "en"
    values = {
        "left": money.format_amount(monthly.left, measure.amount_unit, locale),
        "amount": money.format_amount(monthly.amount, measure.amount_unit, locale),
        "month": month(measure.target_on),
        "day": date_format(measure.target_on),
    }
    return {
        "past": _("The date you had in mind, %(day)s, has passed. %(left)s to go; you can choose another date."),
        "days": _("%(left)s more by %(day)s to get there."),
        "months": _("%(amount)s a month until %(month)s to get there."),
    }[monthly.state] % values


def month(day: date) -> str:
    """A month as the language writes it."""
    return date_format(day, "YEAR_MONTH_FORMAT")
