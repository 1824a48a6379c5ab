"""What the worker tidies for packages above."""

import pytest
from django.core.management import call_command

from our2souls.delivery import registry as delivery_registry


def test_a_maintenance_task_that_fails_is_logged_without_its_words_and_stops_no_other(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chores, done = delivery_registry.Tasks(), []

    def failing() -> None:
        raise RuntimeError("a private sentence")

    chores.register("failing", failing)
    chores.register("other", lambda: done.append("tidied"))
    monkeypatch.setattr(delivery_registry, "maintenance_tasks", chores)
    call_command("worker", "--once")
    assert done == ["tidied"]
    assert "chore_failed" in caplog.text
    assert "private sentence" not in caplog.text
