"""The worker command: one round, or rounds until it is asked to stop."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.worker import jobs, loop, run
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries

Stopping = Callable[[], bool]


@pytest.fixture
def clockwork(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Rounds without waiting, in which only what a test registers happens; what it did, in order."""
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_ROUNDS", 0)
    monkeypatch.setattr(delivery_registry, "frequent_tasks", delivery_registry.Tasks())
    monkeypatch.setattr(delivery_registry, "maintenance_tasks", delivery_registry.Tasks())
    return []


def test_worker_once_does_what_is_due_and_says_so(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    Client().post(reverse("account_reset_password"), {"email": "ana@example.org"})
    out = StringIO()
    call_command("worker", "--once", stdout=out)
    assert out.getvalue() == "0 came round, 2 mails sent.\n"
    assert [mail.subject for mail in mailoutbox] == ["Your code", "Something is waiting for you two"]


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_loops_until_it_is_asked_to_stop(
    db: None, monkeypatch: pytest.MonkeyPatch, clockwork: list, name: signal.Signals
) -> None:
    before = signal.getsignal(name)

    def tick(stopping: Stopping) -> None:
        clockwork.append(stopping())
        if len(clockwork) == 3:
            os.kill(os.getpid(), name)
            assert stopping()

    monkeypatch.setattr(run, "run_due", tick)
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_TICKS", 0)
    call_command("worker")
    assert clockwork == [False, False, False]
    assert signal.getsignal(name) is before


def test_the_worker_survives_work_that_fails(
    db: None, monkeypatch: pytest.MonkeyPatch, clockwork: list, caplog: pytest.LogCaptureFixture
) -> None:
    def tick(stopping: Stopping) -> None:
        clockwork.append("tick")
        if clockwork.count("tick") == 1:
            raise RuntimeError("row with somebody’s words")
        os.kill(os.getpid(), signal.SIGTERM)

    def breaks(stopping: Stopping) -> int:
        raise LookupError("a photo of somebody")

    monkeypatch.setattr(run, "run_due", tick)
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_TICKS", 0)
    delivery_registry.frequent_tasks.register("photos", breaks)
    call_command("worker")
    assert clockwork == ["tick", "tick"]
    for words in ("tick_failed", "RuntimeError", "quick_failed", "LookupError"):
        assert words in caplog.text
    assert "somebody" not in caplog.text


def test_the_worker_does_frequent_tasks_in_every_round_and_due_ones_now_and_then(
    db: None, monkeypatch: pytest.MonkeyPatch, clockwork: list
) -> None:
    def photos(stopping: Stopping) -> int:
        clockwork.append("photos")
        if len(clockwork) > 10:
            os.kill(os.getpid(), signal.SIGTERM)
        return 1

    def tick(stopping: Stopping) -> None:
        clockwork.append("tick")

    monkeypatch.setattr(run, "run_due", tick)
    delivery_registry.frequent_tasks.register("photos", photos)
    call_command("worker")
    assert clockwork == ["photos", "tick"] + ["photos"] * 9
    assert loop.SECONDS_BETWEEN_TICKS == 15


def test_a_worker_round_without_work_makes_two_queries_and_takes_no_lock(db: None) -> None:
    jobs.sweep()
    jobs.run()
    with CaptureQueriesContext(connection) as asked:
        assert loop.quick(run.never) == {"account mail": 0, "jobs": 0}
    assert len(asked) == 2
    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_a_worker_asked_to_stop_begins_no_frequent_task(db: None) -> None:
    assert loop.quick(lambda: True) == {}


def test_after_two_months_switched_off_the_worker_announces_each_thing_once(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    with clock.frozen(clock.now()):
        things = [tea.keep(ana, rule, clock.now().date()) for rule in ("daily", "weekly", "monthly", "every:3:days")]
        things.append(tea.notify(ana))
        with clock.moved(timedelta(days=61)):
            for _tick in range(3):
                call_command("worker", "--once", stdout=StringIO())
    assert len(mailoutbox) == len(things)
    assert {row.about for row in deliveries(channel="inapp", cancelled_at=None)} == set(things)
    assert len(deliveries(channel="inapp")) == len(things)
