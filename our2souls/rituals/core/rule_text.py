"""A rule in words: "every Sunday at 10:00", "on the first Saturday of each month, until 3 May 2027"."""

from datetime import date, time

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from our2souls.lib.recurrence.rrule import LAST, AnyRule, CalendarRule, resolved

A_LEAP_YEAR = 2024


def rule_words(of: AnyRule, anchor: date, hour: time | None = None) -> str:
    """How it comes round, in the reader's language, with its hour and its end; `rule_phrases` reads it back."""
    rule = resolved(of, anchor)
    words = _when(rule)
    if hour is not None:
        # Translators: some languages say one o'clock otherwise than the other hours.
        at_one, at = pgettext("one o'clock", "%(rule)s at %(hour)s"), _("%(rule)s at %(hour)s")
        words = (at_one if hour.hour == 1 else at) % {"rule": words, "hour": time_format(hour)}
    if rule.until:
        return _("%(rule)s, until %(day)s") % {"rule": words, "day": date_format(rule.until, "DATE_FORMAT")}
    if rule.count:
        sentence = ngettext("%(rule)s, %(n)d time", "%(rule)s, %(n)d times", rule.count)
        return sentence % {"rule": words, "n": rule.count}
    return words


def weekday_name(weekday: int) -> str:
    """Monday for 0, in the reader's language."""
    return str(WEEKDAYS[weekday])


def _when(rule: CalendarRule) -> str:
    n = rule.every
    if rule.unit == "day":
        return ngettext("every day", "every %(n)d days", n) % {"n": n}
    if rule.unit == "week":
        days = _listed([weekday_name(weekday) for weekday in rule.weekdays])
        if n == 1:
            return _("every %(weekday)s") % {"weekday": days}
        several = _("every %(n)d weeks, on %(days)s") % {"n": n, "days": days}
        one = _("every %(n)d weeks, on %(weekday)s") % {"n": n, "weekday": days}
        return several if len(rule.weekdays) > 1 else one
    return _of_month(rule) if rule.unit == "month" else _of_year(rule)


def _of_month(rule: CalendarRule) -> str:
    n = rule.every
    if rule.nth:
        values = {"n": n, "which": _place(rule.nth), "weekday": weekday_name(rule.weekdays[0])}
        one = _("on the %(which)s %(weekday)s of each month")
        return (one if n == 1 else _("every %(n)d months, on the %(which)s %(weekday)s")) % values
    if rule.month_day == LAST:
        return (_("on the last day of each month") if n == 1 else _("every %(n)d months, on the last day")) % {"n": n}
    one = _("on the %(nth)s of each month")
    return (one if n == 1 else _("every %(n)d months, on the %(nth)s")) % {"n": n, "nth": _nth(rule.month_day)}


def _of_year(rule: CalendarRule) -> str:
    n = rule.every
    if rule.nth:
        values = {"which": _place(rule.nth), "weekday": weekday_name(rule.weekdays[0])}
        day = _("the %(which)s %(weekday)s of %(month)s") % {**values, "month": MONTHS[rule.month]}
    elif rule.month_day == LAST:
        day = _("the last day of %(month)s") % {"month": MONTHS[rule.month]}
    else:
        day = date_format(date(A_LEAP_YEAR, rule.month, rule.month_day), "MONTH_DAY_FORMAT")
    one = _("each year on %(day)s")
    return (one if n == 1 else _("every %(n)d years, on %(day)s")) % {"n": n, "day": day}


def _place(nth: int) -> str:
    return {
        1: pgettext("of a month", "first"),
        2: pgettext("of a month", "second"),
        3: pgettext("of a month", "third"),
        4: pgettext("of a month", "fourth"),
        LAST: pgettext("of a month", "last"),
    }[nth]


def _listed(names: list[str]) -> str:
    """The names in one phrase: “Monday, Wednesday and Friday”."""
    if len(names) == 1:
        return names[0]
    return _("%(several)s and %(last)s") % {"several": ", ".join(names[:-1]), "last": names[-1]}


def _nth(day: int) -> str:
    """The day of a month as English says it; other languages say the number."""
    if not (get_language() or "en").startswith("en"):
        return str(day)
    ending = 0 if day in {11, 12, 13} or day % 10 > 3 else day % 10  # noqa: PLR2004 - 1st, 2nd, 3rd, and all others
    return f"{day}{'thstndrd'[2 * ending : 2 * ending + 2]}"
