"""Days are the reader's own: nothing is dated tomorrow, whoever reads it wherever."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from our2souls.checkins import history
from our2souls.checkins.actions import Sharing
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import a_checkin, a_full_checkin

LATE_IN_NEW_YORK = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
"""23:30 on Monday the 23rd in New York, 5:30 on Tuesday the 24th in Madrid."""
NIGHT_IN_MADRID = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""0:30 on Tuesday the 24th in Madrid, 18:30 on Monday the 23rd in New York."""


def one(checkin: object) -> str:
    return reverse("checkins:check_in_one", args=[checkin])


@pytest.mark.parametrize("sharing", ["colour", "all"])
def test_a_check_in_late_in_new_york_is_of_monday_there_and_of_tuesday_in_madrid(
    ana: CastMember, ben: CastMember, sharing: Sharing
) -> None:
    with clock.frozen(LATE_IN_NEW_YORK):
        checkin = a_checkin(ben, sharing)
        assert "Monday, 23 November" in ben.get(one(checkin.pk)).text
        page = ana.get(one(checkin.pk)).text
        assert "Tuesday, 24 November" in page
        assert ("5:30" in page) is (sharing == "all")
        assert "23 November" in ben.get(reverse("checkins:partner")).text
        assert "24 November" in ana.get(reverse("checkins:partner")).text


@pytest.mark.parametrize(("sharing", "when"), [("colour", "in the afternoon"), ("all", "18:30")])
def test_a_check_in_of_the_night_in_madrid_is_of_monday_evening_in_new_york(
    ana: CastMember, ben: CastMember, sharing: Sharing, when: str
) -> None:
    with clock.frozen(NIGHT_IN_MADRID):
        checkin = a_checkin(ana, sharing)
        assert "Tuesday, 24 November" in ana.get(one(checkin.pk)).text
        page = ben.get(one(checkin.pk)).text
        assert "Monday, 23 November" in page
        assert "24 November" not in page + ben.get(reverse("checkins:partner")).text
        assert when in page  # the night of Madrid began at 17:00 in New York
        assert ("18:30" in page) is (sharing == "all")


def test_the_place_of_a_mood_in_the_list_tells_no_more_than_its_part_of_the_day(
    ana: CastMember, ben: CastMember
) -> None:
    ids = {}
    for hour, minute, sharing in ((9, 0, "colour"), (9, 30, "all"), (10, 0, "colour"), (10, 30, "all")):  # one morning
        with clock.frozen(datetime(2026, 11, 24, hour, minute, tzinfo=UTC)):
            ids[a_checkin(ana, sharing).pk] = sharing  # type: ignore[arg-type]
    moods = sorted(each for each, sharing in ids.items() if sharing == "colour")
    full = [each for each, sharing in ids.items() if sharing == "all"]
    with clock.frozen(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)):
        for who, read in ((ben, history.partners_checkins), (ana, history.partner_views)):
            with viewing(who.viewer):
                assert [view.id for view in read(who.us)] == [full[1], full[0], *moods]


def test_ones_own_weeks_and_months_are_of_ones_own_days(ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 4, 30, tzinfo=UTC)):  # still November in New York
        a_checkin(ben)
        page = ben.get(reverse("checkins:mine")).text
        with viewing(ben.viewer):
            assert history.points(ben.id, date(2026, 11, 30), ben.us.zone) == [(date(2026, 11, 30), 4, 2)]
    assert "November 2026" in page
    assert "December 2026" not in page


def test_every_month_of_ones_check_ins_has_its_heading_once(ana: CastMember) -> None:
    for day in (3, 2, 1):
        for month in (9, 10, 11):
            with clock.frozen(datetime(2026, month, day, 12, tzinfo=UTC)):
                a_full_checkin(ana)
    with clock.frozen(datetime(2026, 11, 5, 12, tzinfo=UTC)):
        page = ana.get(reverse("checkins:mine")).text
    months = re.findall(r"<h3[^>]*>\s*(\w+ \d+)", page)
    assert months == ["November 2026", "October 2026", "September 2026"]


def test_a_check_in_of_yesterday_says_so_on_home(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 23, 21, 0, tzinfo=UTC)):  # 22:00 in Madrid, 16:00 in New York
        a_checkin(ben, "all")
    with clock.frozen(datetime(2026, 11, 24, 5, 0, tzinfo=UTC)):
        assert "yesterday, 22:00" in ana.get(reverse("web:home")).text
        assert "yesterday" not in ben.get(reverse("web:home")).text


def test_a_mood_alone_reads_the_same_at_whatever_time_of_its_part_of_the_day(ana: CastMember, ben: CastMember) -> None:
    """Half past five and half past eleven in Madrid are two days in New York: told apart, they would tell the hour."""
    pages = set()
    for at in (datetime(2026, 11, 24, 4, 30, tzinfo=UTC), datetime(2026, 11, 24, 10, 30, tzinfo=UTC)):
        with clock.frozen(at):
            checkin = a_checkin(ana, "colour")
        with clock.frozen(datetime(2026, 11, 24, 12, tzinfo=UTC)):
            main = ben.get(one(checkin.pk)).text.split("<main")[1]
        assert "Monday, 23 November, at night" in main
        pages.add(re.sub(r'value="[\w-]{48,64}"', "", main.replace(str(checkin.pk), "")))
    assert len(pages) == 1
