"""What the test says, of the areas that are open."""

from datetime import timedelta

import pytest

from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement
from our2souls.lib import clock
from our2souls.lib.clock import now
from tests.care.scene import a_therapist, at_the_table, open_part, read
from tests.cast import CastMember
from tests.factories.readiness.report import anas, bens, ours, revealed

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_of_the_test_only_open_areas_speak(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    sitting = revealed(*couple, anas, bens)
    open_part(couple[0], thea, "report", scopes.area_item(sitting.pk, "money"))
    brief = read(thea, engagement)
    assert not brief.topics
    assert brief.values is None
    open_part(couple[0], thea, "report", scopes.area_item(sitting.pk, "home-and-place"))
    brief = read(thea, engagement)
    first = brief.topics[0]
    assert first.is_firm
    assert first.sentence.startswith("Far apart, little room")
    assert [each.face.name for each in first.positions] == ["Ana", "Ben"]
    assert first.positions[0].lines == ("How much it matters: 5 of 5",)
    assert brief.firm[0].title == first.title
    assert "2 areas of the couple test" in [part.text for part in brief.parts]


def test_the_newest_sitting_speaks_for_an_area(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    with clock.frozen(now() - timedelta(days=200)):
        old = revealed(*couple, anas, bens)
    new = revealed(*couple)
    for area in ("home-and-place", "time"):
        open_part(couple[0], thea, "report", scopes.area_item(old.pk, area))
    assert read(thea, engagement).topics
    open_part(couple[0], thea, "report", scopes.area_item(new.pk, "home-and-place"))
    assert not [each for each in read(thea, engagement).topics if each.is_firm]


def test_shared_values_need_their_area(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    sitting = revealed(*couple)
    cards = next(item.area for item in ours().items if item.kind == "card")
    open_part(couple[0], thea, "report", scopes.area_item(sitting.pk, cards))
    values = read(thea, engagement).values
    assert values is not None
    assert len(values.both) == 5
    assert not values.only
