"""What each wants, in the words that both read."""

from datetime import date

import pytest

from our2souls.care.brief import wants
from our2souls.care.consent.models import Engagement
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.privacy.viewer import viewing
from tests.care.scene import a_therapist, at_the_table, open_part, page, read, with_whys
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_what_each_wants(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    intention = an_intention(*couple, HOUSE)
    a_milestone(couple[0], intention)
    with_whys(couple, intention)
    open_part(couple[0], thea, "intentions")
    (want,) = read(thea, engagement).wants
    assert want.name == HOUSE
    assert "Chosen by both" in want.facts
    assert "0 of 1 milestones" in want.facts
    assert [(each.face.name, each.words) for each in want.whys] == [
        ("Ana", "I grew up by the water"),
        ("Ben", "A garden of ours"),
    ]
    assert want.whys[0].lines == ("Need: Rest",)
    assert want.common_ground == "A place to arrive at"
    assert want.reviewed_on == date(2026, 11, 2)
    assert [each.words for each in want.answers] == [
        "Still wants it",
        "Still wants it, and something would have to be different",
    ]
    assert want.answers[1].lines == ("What changed: Not so far from work",)


def test_of_many_intentions_the_rest_is_counted(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    for number in range(wants.MOST + 2):
        an_intention(*couple, f"Wish {number}")
    open_part(couple[0], thea, "intentions")
    brief = read(thea, engagement)
    assert len(brief.wants) == wants.MOST
    assert brief.wants_left_out == 2
    assert "And 2 more intentions" in page(thea, engagement)


def test_what_rests_is_a_roadblock(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    intention = an_intention(*couple, HOUSE)
    with viewing(couple[0].viewer):
        lifecycle.rest(intention)
    open_part(couple[0], thea, "intentions")
    (sentence,) = read(thea, engagement).resting
    assert HOUSE in sentence
    assert "rests since" in sentence
