"""Promises in words: when something comes round, and what there is to say of an occurrence. Lateness is a fact, not a fault."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.lib import recurrence
from our2souls.lib.text_direction import isolated

NEAR = 6


def day_words(day: date, today: date) -> str:
    """A day as one says it: "Friday" within the week, "5 June", with its year when that is another."""
    if abs((day - today).days) <= NEAR:
        return date_format(day, "l")
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")


def moment_words(at: datetime, today: date) -> str:
    """The reader's own day of a moment, as one says it."""
    return day_words(localtime(at).date(), today)


def rule_words(rule: str, first: date) -> str:
    """How it comes round: "on the 1st of each month"; nothing for what is done once."""
    if not rule:
        return ""
    parsed = recurrence.rule(rule)
    n, weekday = parsed.every, date_format(first, "l")
    if parsed.unit == "day":
        return ngettext("every day", "every %(n)d days", n) % {"n": n}
    if parsed.unit == "week":
        one = _("every %(weekday)s") % {"weekday": weekday}
        return one if n == 1 else _("every %(n)d weeks, on %(weekday)s") % {"n": n, "weekday": weekday}
    if parsed.unit == "month":
        one = _("on the %(nth)s of each month") % {"nth": _nth(first.day)}
        return one if n == 1 else _("every %(n)d months, on the %(nth)s") % {"n": n, "nth": _nth(first.day)}
    day = date_format(first, "MONTH_DAY_FORMAT")
    one = _("each year on %(day)s") % {"day": day}
    return one if n == 1 else _("every %(n)d years, on %(day)s") % {"n": n, "day": day}


def _nth(day: int) -> str:
    """The day of a month as English says it; other languages say the number."""
    if not (get_language() or "en").startswith("en"):
        return str(day)
    ending = 0 if day in {11, 12, 13} or day % 10 > 3 else day % 10  # noqa: PLR2004 - 1st, 2nd, 3rd, and all others
    return f"{day}{'thstndrd'[2 * ending : 2 * ending + 2]}"


def moved_words(moves: Sequence[OccurrenceOutcome], today: date) -> str:
    """That an occurrence was moved: "moved once to 5 June, and said so"; nothing when it wasn't."""
    if not moves or moves[-1].to_day is None:
        return ""
    day, several = day_words(moves[-1].to_day, today), len(moves)
    if several == 1 and moves[-1].words:
        return _("moved once to %(day)s, and said so") % {"day": day}
    return ngettext("moved once to %(day)s", "moved %(n)d times, last to %(day)s", several) % {"day": day, "n": several}


def open_words(
    due: date | None, today: date, *, mine: bool, once: bool, moves: Sequence[OccurrenceOutcome] = ()
) -> str:
    """What there is to say of an open occurrence, to its maker or to the partner."""
    if due is None:
        return _("Without a day.")
    day, moved = day_words(due, today), moved_words(moves, today)
    if due > today:
        plain = _("By %(day)s.") if once else _("Next on %(day)s.")
        return f"{moved[:1].upper()}{moved[1:]}." if moved else plain % {"day": day}
    if due == today:
        return _("You said by today.") if mine else _("Today.")
    return _overdue_words(day, (today - due).days) if mine else _("It was for %(day)s, and is open.") % {"day": day}


def _overdue_words(day: str, ago: int) -> str:
    if ago == 1:
        return _("You said by %(day)s. That was yesterday. Kept, moved or let go?") % {"day": day}
    return ngettext(
        "You said by %(day)s. That was %(n)d day ago. Kept, moved or let go?",
        "You said by %(day)s. That was %(n)d days ago. Kept, moved or let go?",
        ago,
    ) % {"day": day, "n": ago}


def end_words(ended: OccurrenceOutcome, moves: Sequence[OccurrenceOutcome], today: date) -> str:
    """What became of an occurrence that is answered: "Kept; moved once to the 5th, and said so."."""
    if ended.act == "let-go":
        return _("Let go on %(day)s.") % {"day": moment_words(ended.at, today)}
    moved = moved_words(moves, today)
    if moved:
        return _("Kept; %(moved)s.") % {"moved": moved}
    return _("Kept on %(day)s.") % {"day": moment_words(ended.at, today)}


def outcome_words(outcome: OccurrenceOutcome, today: date) -> str:
    """One line of what its maker said: of which day, and what."""
    at, of = moment_words(outcome.at, today), day_words(outcome.occurrence, today)
    if outcome.act == "moved" and outcome.to_day is not None:
        return _("Moved from %(of)s to %(to)s.") % {"of": of, "to": day_words(outcome.to_day, today)}
    if outcome.act == "let-go":
        return _("Let go on %(day)s.") % {"day": at}
    return _("Kept on %(day)s.") % {"day": at}


def if_then(commitment: Commitment) -> str:
    """The if-then of a commitment in one sentence; nothing where there is none."""
    if not commitment.if_step or not commitment.then_step:
        return ""
    return _("If %(if)s, then I %(then)s.") % {
        "if": isolated(commitment.if_step),
        "then": isolated(commitment.then_step),
    }
