"""On which days what was promised falls due: the open day of each, and those that its rule brings after it. One query."""

from datetime import date, timedelta

from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import states
from our2souls.lib import recurrence

OFTEN = 7
"""What comes round in fewer days stands once, at its next day: thirty lines alike tell nothing."""


def between(first: date, last: date, limit: int) -> list[tuple[date, Commitment]]:
    """Both partners’ open commitments of active intentions from `first` to `last`, both included, soonest first."""
    rows = Commitment.objects.filter(states.active("intention__"), ended_at=None, next_due__lte=last)
    found: list[tuple[date, Commitment]] = []
    for commitment in rows.select_related("intention").order_by("-next_due", "pk")[:limit]:
        due, named = commitment.next_due, commitment.next_occurrence
        if due is None or named is None:
            continue
        days = [due] if due >= first else []
        if commitment.rule and not _is_often(recurrence.rule(commitment.rule)):
            begin = max(first, due + timedelta(days=1), named + timedelta(days=1))
            days += recurrence.all_between(commitment.rule, commitment.first_on, begin, last)
        found += [(day, commitment) for day in days]
    return sorted(found, key=lambda each: (each[0], each[1].pk))


def _is_often(rule: recurrence.Rule) -> bool:
    return rule.unit == "day" and rule.every < OFTEN
