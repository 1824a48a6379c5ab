"""How the partner is, on home: the latest, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins import queries as checkin_queries
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import a_full_checkin


def test_home_shows_the_latest_check_in_of_today_alone(ana: CastMember, ben: CastMember) -> None:
    with clock.moved(-timedelta(days=2)):
        a_full_checkin(ana, "all")
    with viewing(ben.viewer):
        assert checkin_queries.theirs(ben.us) is None
    a_full_checkin(ana, "all", (1, 1))
    a_full_checkin(ana, "all", (5, 5))
    with viewing(ben.viewer):
        latest = checkin_queries.theirs(ben.us)
    assert latest is not None
    assert latest.place == "5-5"


@pytest.mark.parametrize("sharing", ["colour", "all"])
def test_the_moment_a_mood_leaves_home_does_not_tell_when_it_was_noted(
    ana: CastMember, ben: CastMember, sharing: checkin_actions.Sharing
) -> None:
    def leaves(hour: int, minute: int) -> list[bool]:
        with clock.frozen(datetime(2026, 11, 23, hour, minute, tzinfo=UTC)):
            checkin = a_full_checkin(ana, sharing)
        there: list[bool] = []
        for hours in range(9, 33):  # the night of New York, where Ben is, and the day after
            with clock.frozen(datetime(2026, 11, 23, 11, 30, tzinfo=UTC) + timedelta(hours=hours)), viewing(ben.viewer):
                there.append(checkin_queries.theirs(ben.us) is not None)
        with viewing(ana.viewer):
            checkin_actions.delete(checkin)
        return there

    early, late = leaves(17, 10), leaves(20, 50)  # both in Ana's evening
    assert early[0]
    assert not late[-1]
    assert (early == late) == (sharing == "colour")


def test_a_hard_one_is_open_on_its_own_day_and_the_partners_for_a_day_until_it_is_answered(
    ana: CastMember, ben: CastMember
) -> None:
    evening = datetime(2026, 11, 23, 19, tzinfo=UTC)
    with clock.frozen(evening):
        a_full_checkin(ana, "all", (2, 4))

    def is_open(member: CastMember, at: datetime) -> bool:
        look = checkin_queries.my_latest if member is ana else checkin_queries.theirs
        with clock.frozen(at), viewing(member.viewer):
            view = look(member.us)
            assert view is not None
            return view.is_hard_and_open

    assert is_open(ana, evening + timedelta(hours=1))
    assert not is_open(ana, evening + timedelta(hours=6)), "the day after, by Ana's clock"
    assert is_open(ben, evening + timedelta(hours=6))


@pytest.mark.parametrize("place", [(3, 1), (4, 5)])
def test_one_that_is_not_hard_is_never_open(ana: CastMember, ben: CastMember, place: tuple[int, int]) -> None:
    a_full_checkin(ana, "all", place)
    for member, look in ((ana, checkin_queries.my_latest), (ben, checkin_queries.theirs)):
        with viewing(member.viewer):
            view = look(member.us)
        assert view is not None
        assert not view.is_hard_and_open
