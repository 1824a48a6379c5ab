"""A ritual's days in the month of both, and in the calendars they subscribe to."""

from datetime import UTC, date, datetime, time, timedelta

from our2souls.delivery.registry import calendar_items
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from tests.cast import CastMember
from tests.factories.rituals import FIRST, a_ritual


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
