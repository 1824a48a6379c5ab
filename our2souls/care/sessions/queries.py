"""Reads of what the two keep for a session."""

from our2souls.care.consent.models import Engagement
from our2souls.care.sessions.models import Question

MOST = 20
"""So many open questions are read at most, the earliest first."""


def open_questions(engagement: Engagement) -> list[Question]:
    """What the two would like to talk about with this therapist and have not put away; one query."""
    rows = Question.objects.filter(engagement=engagement.pk, done_at=None, removed_at=None)
    return list(rows.order_by("at", "pk")[:MOST])
