"""Check-ins over time, of who opened them and of nobody else."""

import pytest

from our2souls.care.consent.models import Engagement
from tests.care.scene import a_therapist, at_the_table, open_part, page, read
from tests.cast import CastMember
from tests.factories.checkins import NOTE, a_checkin

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_check_ins_of_who_opened_them_and_of_nobody_else(
    thea: CastMember, engagement: Engagement, couple: Couple
) -> None:
    ana, ben = couple
    for member in couple:
        for _time in range(3):
            a_checkin(member, place=(4, 2), note=NOTE)
    open_part(ana, thea, "trend", str(ana.id))
    (trend,) = read(thea, engagement).trends
    assert trend.face.name == "Ana"
    assert [row[1:] for row in trend.rows] == [("4.0 of 5, from 3 times", "2.0 of 5, from 3 times")]
    text = page(thea, engagement)
    assert NOTE not in text
    assert ben.name not in text  # who opened nothing has said nothing, and is not spoken of


def test_few_check_ins_are_no_line(thea: CastMember, engagement: Engagement, ana: CastMember) -> None:
    a_checkin(ana)
    open_part(ana, thea, "trend", str(ana.id))
    (trend,) = read(thea, engagement).trends
    assert not trend.lines
    assert "no gap" in trend.sentence
