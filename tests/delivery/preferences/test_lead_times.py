"""Told earlier, where its person wants that: once, before its time, and never so early that one time hides another."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from dateutil.rrule import rrulestr
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.delivery import schedules
from our2souls.delivery.preferences.lead_times import DAY, HOUR, WEEK, fitting, longest_step
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import occurrences, run
from our2souls.lib import clock
from our2souls.lib.recurrence import calendar_rules, rrule
from our2souls.people.models import Person
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, inbox_shows, schedule_of

OFFERED = (HOUR, 3 * HOUR, DAY, 3 * DAY, WEEK)
RULES = st.sampled_from([
    "daily", "every:2:days", "every:10:days", "weekly", "monthly", "yearly", "FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
])  # fmt: skip


@pytest.fixture
def early_tea(tea: Tea) -> Tea:
    notification_types.register(
        replace(
            notification_types.named("tea"),
            leads=(DAY, 3 * DAY),
            early_title="Tea comes soon",
            early_line="Put the kettle on.",
        )
    )
    return tea


def choose(member: CastMember, lead: int) -> None:
    member.client.post(reverse("delivery:preferences"), {"tea-inapp": "on", "tea-email": "on", "tea-lead": str(lead)})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(rule=RULES, anchor=st.dates(date(2024, 1, 1), date(2028, 12, 31)), lead=st.sampled_from(OFFERED))
def test_no_lead_reaches_over_the_time_before_and_dateutil_knows_the_steps(rule: str, anchor: date, lead: int) -> None:
    first = calendar_rules.occurrence(rule, anchor, 0)
    assert first
    days = list(rrulestr(rrule.rrule_of(rule, anchor), dtstart=datetime.combine(first, time()))[:30])
    steps = [(later - earlier).total_seconds() / 60 for earlier, later in pairwise(days)]
    assert fitting(lead, OFFERED, rule, anchor) < min(steps)
    assert max(steps) <= longest_step(rule)


def test_what_is_wanted_earlier_comes_once_and_says_so(ana: CastMember, early_tea: Tea, mailoutbox: list) -> None:
    with clock.frozen(NOON - timedelta(days=8)):
        thing = early_tea.keep(ana)
        choose(ana, DAY)
    with clock.frozen(at("2026-06-11T15:59")):
        run.run_due()
        assert mailoutbox == []
    with clock.frozen(at("2026-06-11T16:00")):
        run.run_due()
        assert inbox_shows(ana, thing)
        assert "Tea comes soon" in ana.get(reverse("delivery:notices")).text
    assert "Tea comes soon, Ana" in mailoutbox[0].body
    assert "Put the kettle on." in mailoutbox[0].body
    with clock.frozen(at("2026-06-12T17:00")):
        run.run_due()
        page = ana.get(reverse("delivery:notices")).text
    assert ("Time for tea" in page, "Tea comes soon" in page) == (True, False)
    assert len(mailoutbox) == 1
    assert schedule_of(thing, ana).next_at == at("2026-07-11T16:00")


def test_a_lead_that_changes_neither_repeats_nor_loses_anything(
    ana: CastMember, early_tea: Tea, mailoutbox: list
) -> None:
    with clock.frozen(NOON - timedelta(days=8)):
        thing = early_tea.keep(ana)
        choose(ana, 3 * DAY)
    with clock.frozen(at("2026-06-10T12:00")):
        run.run_due()
        choose(ana, 0)
        run.run_due()
    with clock.frozen(at("2026-06-12T17:00")):
        run.run_due()
    with clock.frozen(at("2026-07-11T12:00")):
        run.run_due()
        assert len(mailoutbox) == 1
        choose(ana, 3 * DAY)
        run.run_due()
    assert len(mailoutbox) == 2
    assert [row.key[-10:] for row in deliveries(about=thing, channel="email")] == ["2026-06-12", "2026-07-12"]


def test_a_schedule_kept_anew_and_a_move_to_another_zone_keep_the_lead(ana: CastMember, early_tea: Tea) -> None:
    with clock.frozen(NOON - timedelta(days=8)):
        choose(ana, DAY)
        thing = early_tea.keep(ana)
        Person.objects.filter(pk=ana.id).update(time_zone="America/New_York")
        schedules.change_time_zone(ana.id)
    assert schedule_of(thing, ana).next_at == at("2026-06-11T22:00")


def test_a_clock_that_is_right_touches_nothing_that_was_told_early(ana: CastMember, early_tea: Tea) -> None:
    with clock.frozen(NOON - timedelta(days=8)):
        choose(ana, 3 * DAY)
        thing = early_tea.keep(ana)
    with clock.frozen(at("2026-06-10T12:00")):
        run.run_due()
        assert occurrences.pull_back() == timedelta(0)
    assert schedule_of(thing, ana).next_on == date(2026, 7, 12)


def test_a_lead_that_does_not_fit_makes_nothing_good_for_longer(
    ana: CastMember, early_tea: Tea, mailoutbox: list
) -> None:
    wide = replace(notification_types.named("tea"), leads=(3 * HOUR, DAY), good_for=timedelta(hours=3))
    notification_types.register(wide)
    with clock.frozen(NOON - timedelta(days=8)):
        choose(ana, DAY)
        early_tea.keep(ana, "daily")
    with clock.frozen(at("2026-06-12T22:00")):
        run.run_due()
    assert mailoutbox == []


def test_the_day_that_lies_ahead_is_one_of_whoever_is_told(ana: CastMember, early_tea: Tea, mailoutbox: list) -> None:
    with clock.frozen(NOON - timedelta(days=8)):
        choose(ana, DAY)
        schedules.schedule(ana.id, "tea", uuid4(), "monthly", date(2026, 6, 13), time(1), "Pacific/Auckland")
    with clock.frozen(at("2026-06-12T12:30")):  # it comes at 13:00 on the 12th where she is
        run.run_due()
    assert "Time for tea" in mailoutbox[0].body
