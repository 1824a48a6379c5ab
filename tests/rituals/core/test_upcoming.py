"""A ritual's next time stands on Home among what comes next, on the day and at the hour of its reader."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import queries
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual

MADRID = ZoneInfo("Europe/Madrid")
A_WEEK = timedelta(days=7)


def coming(member: CastMember, zone: ZoneInfo = MADRID) -> list[tuple[str, date, time]]:
    with viewing(member.viewer):
        return [(str(each.ritual.name), each.on, each.hour) for each in queries.upcoming(zone, 21)]


def test_the_next_time_stands_on_home_of_both_by_their_own_clocks(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        a_ritual(ana, ben, hour=time(2))
        for member, here in ((ana, "6 A ritual of yours, 02:00"), (ben, "5 A ritual of yours, 20:00")):
            lines = [line.split() for line in member.get("/today").text.partition('id="h-next"')[2].splitlines()]
            words = " ".join(" ".join(line) for line in lines)
            day, said = here.split(" ", 1)
            assert words.index(f"<b>{day}</b>") < words.index("Sunday coffee") < words.index(said)


def test_what_is_moved_left_out_or_has_begun_is_not_the_next_time(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        made = a_ritual(ana, ben)
        assert coming(ben) == [("Sunday coffee", FIRST, time(10))]
        with viewing(ana.viewer):
            ritual_actions.move(made, FIRST, to_day=date(2026, 12, 9), to_hour=time(18))
        assert coming(ben) == [("Sunday coffee", date(2026, 12, 9), time(18))]
    with clock.frozen(datetime(2026, 12, 9, 17, 1, tzinfo=UTC)):
        assert coming(ana) == [("Sunday coffee", FIRST + A_WEEK, time(10))]
        with viewing(ana.viewer):
            ritual_actions.skip(made, FIRST + A_WEEK)
        assert coming(ana) == [("Sunday coffee", FIRST + 2 * A_WEEK, time(10))]
        with viewing(ana.viewer):
            ritual_actions.restore(made, FIRST + A_WEEK)
        assert coming(ana) == [("Sunday coffee", FIRST + A_WEEK, time(10))]


def test_only_what_goes_on_and_comes_soon_is_there_and_it_takes_one_query(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        a_ritual(ana, name="Not yet")
        a_ritual(ana, ben, name="Each year", rule="FREQ=YEARLY", first_on=date(2027, 6, 1))
        resting, ended, both = (a_ritual(ana, ben, name=name) for name in ("Rests", "Ended", "Both"))
        earlier = a_ritual(ana, ben, name="Earlier", first_on=date(2026, 12, 4), rule="FREQ=DAILY")
        with viewing(ben.viewer):
            ritual_actions.rest(resting)
            ritual_actions.end(ended)
            ritual_actions.move(both, FIRST, to_day=date(2026, 12, 7), to_hour=time(9))
            ritual_actions.skip(earlier, date(2026, 12, 4))
            ritual_actions.skip(earlier, date(2026, 12, 5))
        with CaptureQueriesContext(connection) as asked:
            found = coming(ana)
        assert found == [("Earlier", FIRST, time(10)), ("Both", date(2026, 12, 7), time(9))]
        assert len([each for each in asked.captured_queries if "rituals_ritual" in each["sql"]]) == 1


def test_of_two_on_one_day_the_later_is_next_once_the_earlier_has_begun(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        daily = a_ritual(ana, ben, rule="FREQ=DAILY")
        with viewing(ana.viewer):
            ritual_actions.move(daily, FIRST, to_day=date(2026, 12, 7), to_hour=time(18))
    with clock.frozen(datetime(2026, 12, 7, 12, tzinfo=UTC)):
        assert coming(ana) == [("Sunday coffee", date(2026, 12, 7), time(18))]
    with clock.frozen(datetime(2026, 12, 7, 19, tzinfo=UTC)):
        assert coming(ana) == [("Sunday coffee", date(2026, 12, 8), time(10))]


def test_another_couple_and_an_ex_see_none(ana: CastMember, ben: CastMember, dora: CastMember) -> None:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        a_ritual(ana, ben)
        assert coming(ana)
        assert coming(dora) == []
        assert "A ritual of yours" not in dora.get("/today").text
        with viewing(ben.viewer):
            pairing_actions.separate(ben.person)
        for ex in (ana, ben):
            assert coming(ex) == []
            assert "A ritual of yours" not in ex.get("/today").text
