"""A clock that runs years ahead for one tick: nobody is left without reminders, or with everything twice."""

import os
import re
import signal
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from our2souls.delivery import outbox, schedules
from our2souls.delivery.channels import account_mail, announcements, queue
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.models import AccountMail, Notification, Schedule
from our2souls.delivery.preferences import lead_times
from our2souls.delivery.worker import clock_jumps, loop, occurrences, run
from our2souls.lib import clock, recurrence
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, schedule_of
from tests.letters import post
from tests.smtp import receiving

pytestmark = pytest.mark.usefixtures("noon")
TEN_YEARS = timedelta(days=3653)
RULES = ["daily", "weekly", "monthly", "yearly", "every:3:days", "every:6:months"]


def time_passes(**more: int) -> None:
    """Time goes on, as it does."""
    clock._frozen_at = NOON + timedelta(**more)


def inbox_of(member: CastMember) -> list:
    with viewing(member.viewer):
        return inbox_queries.unseen(member.viewer, 50)


def all_rows() -> list:
    """All that is planned and due, as it lies."""
    return [
        row for model in (Schedule, Notification) for row in unscoped.queryset(model, "erasure").order_by("pk").values()
    ]


@pytest.mark.parametrize("rule", RULES)
def test_after_a_clock_jump_schedules_come_again_at_the_next_date_of_their_rule(
    ana: CastMember, tea: Tea, mailoutbox: list, caplog: pytest.LogCaptureFixture, rule: str
) -> None:
    thing = tea.keep(ana, rule)
    time_passes(hours=5)
    run.run_due()  # the first occurrence, at six in Madrid
    with clock.moved(TEN_YEARS):
        for _tick in range(3):
            run.run_due()
    assert len(mailoutbox) == 2, "once, however many lie in between"
    assert schedule_of(thing, ana).next_on > date(2036, 6, 12)
    call_command("worker", "--once", stdout=StringIO())
    assert schedule_of(thing, ana).next_on == recurrence.next_after(rule, date(2026, 6, 12), date(2026, 6, 12))
    assert "clock_jumped" in caplog.text
    assert len(mailoutbox) == 2
    mailoutbox.clear()
    clock._frozen_at = schedule_of(thing, ana).next_at
    run.run_due()
    assert len(mailoutbox) == 1


def test_an_occurrence_announced_by_a_clock_years_ahead_stays_in_the_inbox_and_comes_again_in_its_time(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    thing = tea.keep(ana, schedules.ONCE, date(2030, 1, 1))
    with clock.moved(TEN_YEARS):
        run.run_due()
    assert inbox_of(ana) == []
    clock_jumps.pull_back()
    assert [notice.about for notice in inbox_of(ana)] == [thing]
    assert schedule_of(thing, ana).next_on == date(2030, 1, 1)
    clock._frozen_at = datetime(2030, 1, 1, 18, tzinfo=UTC)
    run.run_due()
    assert len(mailoutbox) == 2
    run.run_due()
    assert len(mailoutbox) == 2


def test_a_clock_that_was_a_little_ahead_announces_nothing_twice(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.keep(ana, "daily")
    with clock.moved(timedelta(days=10)):
        run.run_due()
    clock_jumps.pull_back()
    for days in range(13):
        time_passes(days=days, hours=9)
        run.run_due()
    assert [row.key[-10:] for row in deliveries(channel="email")] == [
        "2026-06-21", *(f"2026-06-{day}" for day in (12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24)),
    ]  # fmt: skip


def test_after_a_clock_jump_leases_snoozes_and_pauses_come_free(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    things = [tea.notify(ana) for _each in range(3)]
    with clock.moved(TEN_YEARS):
        outbox.snooze(deliveries(about=things[0], channel="inapp")[0], clock.now() + timedelta(days=1))
        with transaction.atomic():
            assert len(queue.claim(outbox.waiting(), 1)) == 1
        with receiving() as server:
            server.says["RCPT"] = "450 later"
            run.run_due()
    assert run.run_due().mails == 0
    clock_jumps.pull_back()
    assert {notice.about for notice in inbox_of(ana)} == set(things)
    assert run.run_due().mails == 3
    assert all(row.failing_since is None or row.failing_since <= clock.now() for row in deliveries())


def test_a_mail_that_fails_is_not_given_up_by_a_clock_that_jumps(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    with receiving() as server:
        server.says["RCPT"] = "450 later"
        run.run_due()
        with clock.moved(TEN_YEARS):
            run.run_due()
    clock_jumps.pull_back()
    assert run.run_due().mails == 1


def test_a_code_asked_for_meanwhile_is_sent_and_counts_no_longer_than_others(cleo: CastMember) -> None:
    with clock.moved(TEN_YEARS):
        for _each in range(5):
            cache.clear()
            Client().post(reverse("account_reset_password"), {"email": "cleo@example.org"})
    assert post() == []
    clock_jumps.pull_back()
    assert len(post()) == 5
    time_passes(hours=2)
    assert account_mail.enqueue(account_mail.AccountMessage("x", "cleo@example.org", "s", "b"), limited=True)
    assert AccountMail.objects.filter(expires_at__gt=clock.now() + timedelta(minutes=15)).count() == 0


def test_without_a_clock_jump_no_row_is_touched(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    for rule in [*RULES, schedules.ONCE]:
        tea.keep(ana, rule)
        tea.keep(ben, rule, date(2031, 3, 31), time(0, 30))
    schedules.pause(ana.id, "tea", tea.keep(ana))
    tea.notify(ana, at=NOON + timedelta(days=900))
    time_passes(days=40)
    run.run_due()
    before = all_rows()
    clock_jumps.pull_back()
    assert all_rows() == before


def test_a_clock_that_is_behind_changes_nothing(ana: CastMember, tea: Tea, caplog: pytest.LogCaptureFixture) -> None:
    tea.keep(ana)
    before = all_rows()
    clock._frozen_at = datetime(1970, 1, 1, tzinfo=UTC)
    clock_jumps.pull_back()
    assert all_rows() == before
    assert "clock_behind" in caplog.text


def test_after_a_clock_jump_a_schedule_that_rested_after_a_failure_comes_free(
    ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = tea.keep(ana)
    with monkeypatch.context() as broken, clock.moved(TEN_YEARS):
        broken.setattr(announcements, "write", lambda _announced: 1 / 0)
        run.run_due()
    assert (schedule_of(thing, ana).next_on, schedule_of(thing, ana).next_at.year) == (
        date(2026, 6, 12),
        2036,
    )
    clock_jumps.pull_back()
    assert schedule_of(thing, ana).next_at == datetime(2026, 6, 12, 16, tzinfo=UTC)


def test_the_worker_logs_a_clock_jump_within_a_round_and_by_how_much(
    transactional_db: None, ana: CastMember, tea: Tea, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    thing = tea.keep(ana)
    ticks = []

    def tick(stopping: object) -> None:
        ticks.append(clock.now())
        if len(ticks) == 1:
            clock._frozen_at = NOON + TEN_YEARS
        elif len(ticks) == 2:
            occurrences.run_due(10)
            clock._frozen_at = NOON
        else:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(run, "run_due", tick)
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_TICKS", 0)
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_ROUNDS", 0)
    call_command("worker")
    assert schedule_of(thing, ana).next_on == date(2026, 6, 12)
    # The stopped clock stands while the machine's goes on: what a round took is missing from the jump.
    jumps = [int(seconds) for seconds in re.findall(r"'seconds': (-?\d{8,})", caplog.text)]
    assert {abs(jump) == pytest.approx(TEN_YEARS.total_seconds(), abs=60) for jump in jumps} == {True}
    assert jumps[0] > 0 > jumps[-1]


@given(
    rule=st.sampled_from(RULES),
    anchor=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    hour=st.times(),
    here=st.timedeltas(timedelta(0), timedelta(days=700)).map(lambda after: datetime(2026, 1, 2, tzinfo=UTC) + after),
    ahead=st.timedeltas(timedelta(0), timedelta(days=8000)),
)
@example("daily", date(2026, 6, 1), time(18), datetime(2026, 6, 12, 20, tzinfo=UTC), timedelta(days=1))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_clock_jump_the_next_date_is_the_rules(
    ana: CastMember, tea: Tea, rule: str, anchor: date, hour: time, here: datetime, ahead: timedelta
) -> None:
    with clock.frozen(here):
        thing = tea.keep(ana, rule, anchor, hour)
        run.run_due()
        with clock.moved(ahead):
            run.run_due()
        clock_jumps.pull_back()
        pulled = schedule_of(thing, ana)
        today = clock.today("Europe/Madrid")
        longest = timedelta(minutes=lead_times.longest_step(rule)) + occurrences.SLACK
        # a day that was announced a little too early is not announced again: what comes after it may stay planned
        assert pulled.next_on <= recurrence.next_after(rule, anchor, today) or pulled.next_at <= here + longest
        assert pulled.next_on == recurrence.next_after(rule, anchor, pulled.next_on - timedelta(days=1))
        again = schedule_of(thing, ana)
        clock_jumps.pull_back()
        assert (again.next_on, again.next_at) == (pulled.next_on, pulled.next_at)
        schedules.stop(ana.id, "tea", thing)
