"""Bridges that are open to the therapist, and no other."""

import pytest

from our2souls.care.consent.models import Engagement
from our2souls.intentions.core.models import Intention
from our2souls.privacy.viewer import viewing
from tests.care.scene import a_therapist, at_the_table, open_part, page, read
from tests.cast import CastMember
from tests.factories.bridges.core import TITLE, a_bridge, agreed

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_only_bridges_that_are_open_are_there(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    bridge = agreed(*couple)
    a_bridge(*couple, "listen", title="Another one")
    open_part(couple[0], thea, "bridge", str(bridge.pk))
    (text,) = read(thea, engagement).bridges
    assert text.title == TITLE
    assert [side.face.name for side in text.sides] == ["Ana", "Ben"]
    assert text.sides[0].dream
    assert next(label for label, _words in text.sides[0].rows) == "Why it matters"
    assert text.options
    assert text.agreement == "They try something for a time"
    assert any(fact.startswith("Signed by both") for fact in text.agreement_facts)
    with viewing(couple[0].viewer):
        assert Intention.objects.count() == 0
    assert "Another one" not in page(thea, engagement)


def test_sides_that_are_not_open_between_the_two_are_not_open_here(
    thea: CastMember, engagement: Engagement, couple: Couple
) -> None:
    bridge = a_bridge(*couple, "apart")
    open_part(couple[0], thea, "bridge", str(bridge.pk))
    (text,) = read(thea, engagement).bridges
    assert not text.sides
