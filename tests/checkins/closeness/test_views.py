"""How close one feels, through HTTP: once a week, for oneself, gone with its writer's wish."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.checkins.models import Closeness
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

PAGE = reverse("checkins:closeness")
SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)


def values(member: CastMember) -> list[int]:
    """What somebody kept, oldest first."""
    with viewing(member.viewer):
        return [row.value for row in Closeness.objects.order_by("week")]


def test_another_answer_of_the_same_week_takes_the_place_of_the_first(ana: CastMember) -> None:
    with clock.frozen(SATURDAY):
        ana.post(PAGE, {"value": "3"})
        page = ana.post(PAGE, {"value": "5"}).text
    assert values(ana) == [5]
    assert page.count("5 of 7: two circles that overlap by half") == 2  # the answer to choose, and the one kept
    with clock.frozen(SATURDAY + timedelta(days=4)):
        ana.post(PAGE, {"value": "6"})
    assert values(ana) == [5, 6]


def test_the_week_is_the_writers_own(ana: CastMember, ben: CastMember) -> None:
    """Early on Monday in Madrid it is still Sunday in New York, where the week begins on that day."""
    monday_early = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    for member, weeks in ((ana, 2), (ben, 2)):
        for at in (monday_early - timedelta(days=1), monday_early):
            with clock.frozen(at):
                member.post(PAGE, {"value": "4"})
        assert len(values(member)) == weeks
    with clock.frozen(monday_early + timedelta(days=1)):
        for member in (ana, ben):
            member.post(PAGE, {"value": "7"})
            assert values(member) == [4, 7]


@pytest.mark.parametrize("value", ["", "0", "8", "near"])
def test_an_answer_that_is_none_of_the_seven_is_refused_kindly(ana: CastMember, value: str) -> None:
    answer = ana.post(PAGE, {"value": value})
    assert answer.status_code == 422
    assert "Choose the pair that comes closest." in answer.text
    assert values(ana) == []


def test_closeness_is_its_writers_alone(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    ana.post(PAGE, {"value": "2"})
    pages = [PAGE, reverse("web:home"), reverse("checkins:mine"), reverse("checkins:partner")]
    kept = "2 of 7: two circles that touch"
    assert ana.get(PAGE).text.count(kept) == 2
    assert "".join(ben.get(page).text for page in pages).count(kept) == 1  # only the answer to choose
    assert cleo.get(PAGE).status_code == 404
    with viewing(ben.viewer):
        assert not Closeness.objects.exists()
        assert not Closeness.shared_with_me.exists()


def test_an_answer_is_removed_by_its_writer_alone(ana: CastMember, ben: CastMember) -> None:
    ana.post(PAGE, {"value": "2"})
    with viewing(ana.viewer):
        address = reverse("checkins:closeness_delete", args=[Closeness.objects.get().pk])
    assert ben.post(address).status_code == 404
    assert values(ana) == [2]
    ana.post(address)
    assert values(ana) == []


def test_what_was_said_of_a_partner_is_not_shown_beside_the_next(ana: CastMember, ben: CastMember) -> None:
    ana.post(PAGE, {"value": "2"})
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    assert ana.get(PAGE).status_code == 404
    assert values(ana) == [2]  # hers all the same: in her export, and gone with her account
