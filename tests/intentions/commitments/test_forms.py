"""The forms of a commitment: what can’t be is said kindly, and what was typed stays."""

import pytest
from django.urls import reverse

from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import FRIDAY, MONDAY, WORDS, answer, at, made_on_monday


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"words": ""}, "some are needed"),
        ({"often": "month", "on": ""}, "Choose the first day"),
        ({"on": "0001-01-01"}, "a day from the past year"),
        ({"on": "9999-12-31"}, "a day from the past year"),
        ({"on": "soon"}, "Enter a valid date"),
        ({"every": "0", "often": "week", "on": "2026-11-27"}, "greater than or equal to 1"),
        ({"then_step": ""}, "Say what you’ll do then"),
        ({"if_step": ""}, "Say when"),
        ({"often": "sometimes"}, "not one of the available"),
    ],
)
def test_an_invalid_commitment_form_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, home: Intention, data: dict[str, str], sentence: str
) -> None:
    valid = {"words": WORDS, "often": "once", "on": "", "if_step": "Kept if", "then_step": "Kept then"}
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), valid | data).text
    assert sentence in page
    assert "Kept if" in page or "Kept then" in page
    with viewing(ana.viewer):
        assert not Commitment.objects.exists()


def test_moving_a_commitment_into_the_past_or_nowhere_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(at(FRIDAY)):
        for to in ("2026-11-20", "", "soon", "9999-12-31"):
            page = answer(ana, commitment, "moved", to=to, words="Kept words")
            assert page.status_code == 422
            assert "Kept words" in page.text
    with viewing(ana.viewer):
        assert not OccurrenceOutcome.objects.exists()
