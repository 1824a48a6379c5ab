"""Told once of each moment: anew where the hour is another or it was taken up again, never of one before the yes."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import actions as preferences
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions, choosing
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, NAME, SUNDAYS, TEN, WORDS, a_ritual

A_DAY = timedelta(days=1)
SATURDAY = FIRST - A_DAY


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def work(moment: datetime) -> None:
    with clock.frozen(moment):
        call_command("worker", "--once")


def waits(who: CastMember, *notices: str) -> list[datetime]:
    """The moments of which somebody's inbox tells."""
    rows = Notification._base_manager.filter(
        notice__in=notices or ("ritual", "ritual_moved"), owner_id=who.id, channel="inapp", cancelled_at=None
    )
    return sorted(row.due_at for row in rows)


def mailed(who: CastMember) -> int:
    """How many mails of rituals went to somebody."""
    rows = Notification._base_manager.filter(notice="ritual", owner_id=who.id, channel="email")
    return rows.exclude(sent_at=None).count()


def act(who: CastMember, ritual: Ritual, what: str, moment: datetime) -> None:
    with clock.frozen(moment), viewing(who.viewer):
        found = Ritual.objects.get(pk=ritual.pk)
        if what == "yes" and found.proposed:
            choosing.accept_change(found, version=found.version)
        else:
            {"rest": actions.rest, "resume": actions.resume, "yes": choosing.say_yes}[what](found)


def change(who: CastMember, ritual: Ritual, moment: datetime, **fields: Any) -> None:
    """Changed by one; the other says yes a minute later."""
    usual = {"rule": SUNDAYS, "first_on": FIRST, "hour": TEN, "zone": "Europe/Madrid", "words": WORDS, "minutes": 30}
    with clock.frozen(moment), viewing(who.viewer):
        found = Ritual.objects.get(pk=ritual.pk)
        actions.update(found, RitualData(NAME, **(usual | fields)), version=found.version)


def early(*both: CastMember) -> None:
    """Each wants to be told a day ahead, also by mail."""
    for who in both:
        with viewing(who.viewer):
            preferences.set_preference(who.viewer, "ritual", inapp=True, email=True, push=False, lead=24 * 60)


def test_the_new_hour_of_a_day_that_was_told_is_told_once(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    work(at(FIRST, 9, 1))
    change(ana, made, at(FIRST, 10), hour=time(18))
    act(ben, made, "yes", at(FIRST, 10, 5))
    for minute in (1, 2):
        work(at(FIRST, 17, minute))
    for who in (ana, ben):
        assert waits(who) == [at(FIRST, 17)]
        assert mailed(who) == 2, "one of each hour"


def test_a_day_that_was_told_early_is_told_again_at_its_new_hour_or_in_its_new_zone(
    ana: CastMember, ben: CastMember
) -> None:
    early(ana, ben)
    made = a_ritual(ana, ben)
    work(at(SATURDAY, 9, 1))
    assert waits(ben) == [at(SATURDAY, 9)]
    change(ana, made, at(SATURDAY, 10), zone="America/New_York")
    act(ben, made, "yes", at(SATURDAY, 10, 5))
    work(at(SATURDAY, 15, 1))
    assert waits(ben) == [at(SATURDAY, 15)]


def test_what_did_not_change_is_not_told_twice(ana: CastMember, ben: CastMember) -> None:
    early(ana, ben)
    made = a_ritual(ana, ben)
    work(at(SATURDAY, 9, 1))
    change(ana, made, at(SATURDAY, 10), words="What else?")
    act(ben, made, "yes", at(SATURDAY, 10, 5))
    change(ana, made, at(SATURDAY, 11), words="What else?", hour=time(18))
    change(ana, made, at(SATURDAY, 11, 5), words="What else?")
    act(ben, made, "yes", at(SATURDAY, 11, 10))
    for minute in range(11, 14):
        work(at(SATURDAY, 11, minute))
    work(at(FIRST, 20))
    for who in (ana, ben):
        assert (len(waits(who)), mailed(who)) == (1, 1)


def test_what_rested_and_was_taken_up_again_is_told_once(ana: CastMember, ben: CastMember) -> None:
    early(ana, ben)
    made = a_ritual(ana, ben)
    act(ana, made, "rest", at(SATURDAY, 8))
    work(at(SATURDAY, 9, 1))
    act(ana, made, "resume", at(SATURDAY, 10))
    work(at(SATURDAY, 10, 1))
    assert (waits(ben), mailed(ben)) == ([at(SATURDAY, 9)], 1)
    act(ana, made, "rest", at(SATURDAY, 11))
    assert waits(ben) == []
    act(ana, made, "resume", at(SATURDAY, 12))
    work(at(SATURDAY, 12, 1))
    assert (waits(ben), mailed(ben)) == ([at(SATURDAY, 9)], 1), "it stands there again, and no second mail went out"
    work(at(FIRST, 20))
    assert mailed(ben) == 1


def test_a_moved_time_that_rested_is_told_at_its_new_hour_too(ana: CastMember, ben: CastMember) -> None:
    early(ana, ben)
    made = a_ritual(ana, ben)
    with viewing(ben.viewer):
        actions.move(made, FIRST, to_day=FIRST + A_DAY, to_hour=time(18))
    work(at(FIRST, 17, 1))
    act(ana, made, "rest", at(FIRST, 18))
    act(ana, made, "resume", at(FIRST, 19))
    work(at(FIRST, 19, 1))
    assert waits(ana, "ritual_moved") == [at(FIRST, 17)]
    assert at(SATURDAY, 9) not in waits(ana), "its own day stays silent"


def test_what_is_over_stays_over_when_the_ritual_is_taken_up_again(ana: CastMember, ben: CastMember) -> None:
    early(ana, ben)
    made = a_ritual(ana, ben, rule="FREQ=DAILY")
    work(at(FIRST, 6, 1))
    assert at(FIRST, 6) in waits(ben)
    with clock.frozen(at(FIRST, 7)):
        ana.post(reverse("rituals:gathering_act", args=[made.pk, FIRST, "keep"]), {})
    act(ana, made, "rest", at(FIRST, 8))
    act(ana, made, "resume", at(FIRST, 8, 10))
    work(at(FIRST, 8, 11))
    work(at(FIRST, 11))
    assert [moment for moment in waits(ben) if moment.date() == FIRST] == []


def test_no_time_before_the_yes_is_told(ana: CastMember, ben: CastMember) -> None:
    early(ana, ben)
    made = a_ritual(ana, first_on=FIRST - 7 * A_DAY)
    act(ben, made, "yes", at(FIRST + A_DAY, 12))
    work(at(FIRST + A_DAY, 12, 1))
    assert waits(ana) == waits(ben) == []
    with clock.frozen(at(FIRST + A_DAY, 12, 2)):
        there = ana.client.get(reverse("rituals:gathering_now", args=[made.pk])).headers["Location"]
        assert there == reverse("rituals:gathering", args=[made.pk, FIRST + 7 * A_DAY])
    work(at(FIRST + 6 * A_DAY, 9, 1))
    assert waits(ben) == [at(FIRST + 6 * A_DAY, 9)]


def test_a_time_earlier_on_the_day_of_the_yes_is_not_told(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    act(ben, made, "yes", at(FIRST, 12))
    work(at(FIRST, 12, 1))
    assert waits(ana) == waits(ben) == []


def test_a_time_later_on_the_day_of_the_yes_is_told(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    act(ben, made, "yes", at(FIRST, 8, 30))
    work(at(FIRST, 9, 1))
    assert waits(ana) == waits(ben) == [at(FIRST, 9)]


def test_a_ritual_goes_by_its_own_clock_wherever_both_move(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben, zone="Asia/Tokyo")
    with viewing(ana.viewer):
        type(ana.person).objects.filter(pk=ana.id).update(time_zone="America/Los_Angeles")
    work(at(FIRST, 0, 59))
    assert waits(ana) == waits(ben) == []
    work(at(FIRST, 1, 1))
    assert Counter(waits(ana) + waits(ben)) == {at(FIRST, 1): 2}
    assert made.zone == "Asia/Tokyo"
