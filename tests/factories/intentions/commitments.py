"""Commitments made through the act on a Monday for its Friday, and what becomes of them as their maker sends it."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

MONDAY, FRIDAY = datetime(2026, 11, 23, 10, tzinfo=UTC), date(2026, 11, 27)
WORDS = "Send the adviser our payslips"


def at(day: date, hour: int = 12, zone: str = "Europe/Madrid") -> datetime:
    """A minute past an hour of a day, by the clocks there."""
    return datetime(day.year, day.month, day.day, hour, 1, tzinfo=ZoneInfo(zone))


def a_commitment(by: CastMember, intention: Intention, words: str = WORDS, **fields: Any) -> Commitment:
    """Something that its maker promises: once, on no day, unless said otherwise."""
    with viewing(by.viewer):
        return commitment_actions.create(intention, CommitmentData(words, **fields))


def made_on_monday(by: CastMember, intention: Intention, words: str = WORDS, **fields: Any) -> Commitment:
    """A commitment made on Monday, for Friday unless said otherwise."""
    with clock.frozen(MONDAY):
        return a_commitment(by, intention, words, **{"on": FRIDAY, **fields})


def reread(by: CastMember, commitment: Commitment) -> Commitment:
    """The commitment as it is now."""
    with viewing(by.viewer):
        return Commitment.objects.get(pk=commitment.pk)


def answer(by: CastMember, commitment: Commitment, act: str, occurrence: date | None = None, **fields: Any) -> Any:
    """The page after somebody said what became of an occurrence: the earliest open one unless another is named."""
    named = occurrence or commitment.next_occurrence or FRIDAY
    path = reverse("intentions:commitment_act", args=[commitment.intention_id, commitment.pk, act])
    return by.post(path, {"occurrence": named.isoformat(), **fields})
