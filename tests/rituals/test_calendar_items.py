"""A ritual's days in the month of both, and in the calendars they subscribe to."""

from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse

from our2souls.delivery.registry import calendar_items
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from tests.cast import CastMember
from tests.factories.rhythm.feed import a_calendar_address
from tests.factories.rhythm.rituals import FIRST, a_ritual


def test_its_days_are_those_of_its_rule_but_for_what_was_moved_and_left_out(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        made = a_ritual(ana, ben)
        a_ritual(ana, name="Not yet")
        with viewing(ben.viewer):
            ritual_actions.move(made, FIRST, to_day=FIRST + timedelta(days=1), to_hour=time(18))
            ritual_actions.skip(made, FIRST + timedelta(days=7))
        for member in (ana, ben):
            with viewing(member.viewer):
                found = calendar_items.between(date(2026, 12, 1), date(2026, 12, 31))
                days = [(come.on.day, come.hour) for come, item in found if item.kind == "ritual"]
            assert days == [(7, time(18)), (20, time(10)), (27, time(10))]


def test_a_time_that_was_moved_past_a_renewed_yes_comes_and_none_between(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        made = a_ritual(ana, ben)
        with viewing(ana.viewer):
            ritual_actions.move(made, FIRST, to_day=date(2026, 12, 22), to_hour=time(18))
            ritual_actions.rest(made)
    with clock.frozen(datetime(2026, 12, 21, 12, tzinfo=UTC)):
        with viewing(ben.viewer):
            choosing.say_yes(ritual_actions.resume(made))
        with viewing(ana.viewer):
            choosing.say_yes(made, version=made.version)
            found = calendar_items.between(date(2026, 12, 1), date(2027, 1, 3))
            assert [(come.on, come.hour) for come, item in found if item.kind == "ritual"] == [
                (date(2026, 12, 22), time(18)), (date(2026, 12, 27), time(10)), (date(2027, 1, 3), time(10)),
            ]  # fmt: skip
        there = ben.client.get(reverse("feed:calendar_file", args=[a_calendar_address(ben)])).text
    assert "RECURRENCE-ID;TZID=Europe/Madrid:20261206T100000" in there
    assert [day for day in (13, 20) if f"EXDATE;TZID=Europe/Madrid:202612{day}T100000" not in there] == []


def test_each_reads_a_day_of_their_own_where_they_live_apart(ana: CastMember, ben: CastMember) -> None:
    """Early on Sunday in Auckland it is Saturday in Madrid and in New York."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        a_ritual(ana, ben, zone="Pacific/Auckland", hour=time(8))
        with viewing(ana.viewer):
            found = calendar_items.between(date(2026, 12, 5), date(2026, 12, 12))
            mine = [come.day_in(ana.us.zone) for come, item in found if item.kind == "ritual"]
        assert mine == [date(2026, 12, 5), date(2026, 12, 12)]
        listing = ana.get(reverse("story:calendar") + "?month=2026-12").text
    assert 'id="d-5"' in listing
    assert 'id="d-6"' not in listing


def test_no_time_before_both_said_yes_is_anybodys(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 15, 12, tzinfo=UTC)):
        a_ritual(ana, ben, rule="FREQ=WEEKLY;BYDAY=SU;COUNT=5")
        with viewing(ben.viewer):
            found = calendar_items.between(date(2026, 12, 1), date(2027, 1, 31))
            assert [come.on for come, item in found if item.kind == "ritual"] == [
                date(2026, 12, 20), date(2026, 12, 27), date(2027, 1, 3),
            ]  # fmt: skip
        there = ben.client.get(reverse("feed:calendar_file", args=[a_calendar_address(ben)])).text
    assert "DTSTART;TZID=Europe/Madrid:20261220T100000" in there
    assert "UNTIL=20270103T090000Z" in there
