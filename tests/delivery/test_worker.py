"""The worker command: one tick, or ticks until it is asked to stop."""

import os
import signal
from io import StringIO

import pytest
from django.core.management import call_command

from our2souls.delivery import work
from our2souls.delivery.management.commands import worker
from tests.cast import Member
from tests.delivery.conftest import Tea


def test_once_does_what_is_due_and_says_so(ana: Member, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    said = StringIO()
    call_command("worker", "--once", stdout=said)
    assert said.getvalue() == "0 came round, 1 mails sent.\n"
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_ticks_until_it_is_asked_to_stop(db: None, monkeypatch: pytest.MonkeyPatch, name: signal.Signals) -> None:
    before, ticks = signal.getsignal(name), []

    def tick(stopping: object) -> None:
        ticks.append(stopping())  # type: ignore[operator]
        if len(ticks) == 3:
            os.kill(os.getpid(), name)
            assert stopping()  # type: ignore[operator]

    monkeypatch.setattr(work, "tick", tick)
    monkeypatch.setattr(worker, "SECONDS_BETWEEN_TICKS", 0)
    call_command("worker")
    assert ticks == [False, False, False]
    assert signal.getsignal(name) is before


def test_survives_a_tick_that_fails(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticks = []

    def tick(stopping: object) -> None:
        ticks.append(1)
        if len(ticks) == 1:
            raise RuntimeError("row with somebody’s words")
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(work, "tick", tick)
    monkeypatch.setattr(worker, "SECONDS_BETWEEN_TICKS", 0)
    call_command("worker")
    assert len(ticks) == 2
    assert "tick_failed" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "somebody" not in caplog.text
