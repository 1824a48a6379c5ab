"""The occurrences of a commitment that comes round: each is answered or stays open."""

from datetime import date, timedelta

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.commitments import occurrences as commitment_occurrences
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import MONDAY, answer, at, reread


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_a_monthly_commitment_loses_no_occurrence(ana: CastMember, ben: CastMember, home: Intention) -> None:
    data = {"words": "Move €725 across", "often": "month", "every": "1", "on": "2026-12-01"}
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), data).text
        assert "On the 1st of each month." in page
        assert "Next on 1 December." in page
    with viewing(ana.viewer):
        commitment = Commitment.objects.get()
    with clock.frozen(at(date(2026, 12, 1))):
        answer(ana, commitment, "kept")
        assert "Kept on Tuesday. Next on 1 January 2027." in ben.get(url("intentions:intention", home.pk)).text
    assert reread(ana, commitment).next_occurrence == date(2027, 1, 1)
    with clock.frozen(at(date(2027, 3, 2))):
        page = ana.get(url("intentions:commitment", home.pk, commitment.pk)).text
        assert "3 days are open" in page
        answer(ana, commitment, "kept", date(2027, 3, 1))
        assert reread(ana, commitment).next_occurrence == date(2027, 1, 1)
        ana.post(url("intentions:commitment_act", home.pk, commitment.pk, "let-passed-go"), {"words": "A hard winter"})
    assert reread(ana, commitment).next_occurrence == date(2027, 4, 1)
    with viewing(ana.viewer):
        rows = [(row.occurrence, row.act) for row in OccurrenceOutcome.objects.order_by("occurrence")]
    assert rows == [
        (date(2026, 12, 1), "kept"),
        (date(2027, 1, 1), "let-go"),
        (date(2027, 2, 1), "let-go"),
        (date(2027, 3, 1), "kept"),
    ]


RULES = st.sampled_from(["", "daily", "weekly", "monthly", "yearly", "every:2:weeks", "every:3:months"])
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(RULES, DAYS, st.integers(0, 400), st.sets(st.integers(0, 8)))
def test_the_earliest_open_occurrence_is_the_first_that_nobody_answered(
    rule: str, first: date, ahead: int, answered: set[int]
) -> None:
    until = first + timedelta(days=ahead)
    occurrences = commitment_occurrences.open_until(rule, first, set(), since=first, until=until)
    closed = {each for nth, each in enumerate(occurrences) if nth in answered}
    still_open = commitment_occurrences.open_until(rule, first, closed, since=first, until=until)
    assert still_open == [each for each in occurrences if each not in closed]
    earliest = commitment_occurrences.earliest_open(rule, first, closed, since=first)
    assert earliest == (still_open[0] if still_open else earliest)
    assert earliest is None or (earliest not in closed and commitment_occurrences.is_occurrence(rule, first, earliest))
    assert all(commitment_occurrences.is_occurrence(rule, first, each) for each in occurrences)
