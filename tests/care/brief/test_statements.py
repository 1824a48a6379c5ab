"""What their own choices say, to a third."""

import pytest

from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement
from tests.care.scene import a_statement, a_therapist, at_the_table, open_part, read
from tests.cast import CastMember

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_statements_speak_of_their_owner_to_a_third(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    ana, _ben = couple
    a_statement(ana, engagement, "proposals", chosen=5, mine=1, with_my_dream=1)
    a_statement(ana, engagement, "commitments", open=4, mine=3, kept=2)
    a_statement(ana, engagement, "last_dream", on="2026-05-01", usual_days=None)
    assert not read(thea, engagement).statements
    open_part(ana, thea, "statements", scopes.statements_item(engagement.pk, ana.id))
    ((face, found),) = read(thea, engagement).statements
    assert face.name == "Ana"
    sentences = [each.sentence for each in found]
    assert "Of the 5 intentions that both chose in the last two years, 1 began with Ana." in sentences
    assert "Of the 4 commitments that are open between the two, 3 are Ana’s." in sentences
    assert all(" you" not in sentence.lower() for sentence in sentences)
