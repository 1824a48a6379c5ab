"""One's own reminder to check in: off until asked for, and of nobody else; nothing of check-ins alerts to how the other is."""

from datetime import datetime, timedelta

from django.urls import reverse

from our2souls.checkins.declarations.notifications import TYPES
from our2souls.delivery.models import Notification
from our2souls.delivery.worker import run
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.checkins import a_checkin

PAGE = reverse("checkins:checkin_reminder")
MONDAY = datetime.fromisoformat("2026-11-30T12:00:00+01:00")


def reminders(who: CastMember) -> int:
    return Notification._base_manager.filter(owner_id=who.id, notice="checkin", channel="inapp").count()


def work(at: datetime) -> None:
    with clock.frozen(at):
        run.run_due()


def test_unasked_nobody_is_reminded_however_long_nothing_is_noted(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(MONDAY):
        a_checkin(ana)
    work(MONDAY + timedelta(days=90))
    assert not Notification._base_manager.filter(notice="checkin").exists()


def test_whoever_asks_for_it_is_reminded_alone_by_their_own_clock_until_they_say_never(
    ana: CastMember, ben: CastMember
) -> None:
    with clock.frozen(MONDAY):
        ana.post(PAGE, {"rhythm": "daily", "hour": "20:30"})
    work(MONDAY.replace(hour=20, minute=29))
    assert reminders(ana) == 0
    work(MONDAY.replace(hour=20, minute=31))
    assert (reminders(ana), reminders(ben)) == (1, 0)
    with clock.frozen(MONDAY.replace(hour=21)):
        assert "20:30" in ana.get(PAGE).text
        ana.post(PAGE, {"rhythm": "never", "hour": "20:30"})
    work(MONDAY + timedelta(days=9))
    assert reminders(ana) == 1


def test_an_hour_that_is_past_today_reminds_tomorrow(ana: CastMember) -> None:
    with clock.frozen(MONDAY):
        ana.post(PAGE, {"rhythm": "daily", "hour": "08:00"})
    work(MONDAY + timedelta(minutes=1))
    assert reminders(ana) == 0
    work(MONDAY.replace(hour=8) + timedelta(days=1))
    assert reminders(ana) == 1


def test_every_wednesday_is_every_wednesday(ana: CastMember) -> None:
    with clock.frozen(MONDAY):
        ana.post(PAGE, {"rhythm": "2", "hour": "08:00"})
    work(MONDAY + timedelta(days=1))
    assert reminders(ana) == 0
    work(MONDAY + timedelta(days=2))
    assert reminders(ana) == 1


def test_a_time_that_is_none_is_refused(ana: CastMember) -> None:
    for data in ({"rhythm": "daily", "hour": "25:00"}, {"rhythm": "hourly", "hour": "20:00"}, {}):
        assert ana.client.post(PAGE, data).status_code == 422


def test_no_notice_of_check_ins_tells_how_the_other_is(ana: CastMember, ben: CastMember) -> None:
    """Only what somebody said to one: an answer, more of what one asked about; and one's own reminder."""
    assert {type_.name for type_ in TYPES} == {"checkin_answered", "checkin_told_more", "checkin"}
    before = Notification._base_manager.count()
    for day in range(14):
        with clock.frozen(MONDAY + timedelta(days=day)):
            a_checkin(ben, "all", (1, 1), words=["hopeless"])
    work(MONDAY + timedelta(days=15))
    assert Notification._base_manager.count() == before
