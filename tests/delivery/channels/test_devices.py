"""Somebody's several devices: each gets a push once, also when its push service is away for a moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from our2souls.delivery import outbox
from our2souls.delivery.models import PushDevice
from our2souls.delivery.worker import run
from tests.cast import CastMember
from tests.delivery.channels.test_push import turn_on
from tests.factories.delivery import Tea, deliveries
from tests.push_service import HOST, PushService, serving


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    """A push service with a browser behind it."""
    with serving(tmp_path, monkeypatch) as served:
        yield served


def on_two_devices(ana: CastMember, service: PushService) -> tuple[str, str]:
    """The paths of a phone that is well and of a tablet that its push service has not for now."""
    for path in ("/phone", "/tablet"):
        turn_on(ana, service, f"https://{HOST}{path}")
    service.statuses["/tablet"] = 503
    return "/phone", "/tablet"


def test_a_device_that_failed_for_a_moment_gets_it_later_and_no_other_gets_it_twice(
    ana: CastMember, tea: Tea, service: PushService
) -> None:
    phone, tablet = on_two_devices(ana, service)
    tea.notify(ana)
    for _each in range(2):
        run.run_due()
        assert service.paths == [phone]
        assert deliveries(channel="push")[0].sent_at is None
        outbox.waiting_pushes().update(next_try_at=None)
    service.statuses.clear()
    run.run_due()
    assert service.paths == [phone, tablet]
    assert deliveries(channel="push")[0].sent_at
    run.run_due()
    assert len(service.paths) == 2


def test_a_device_that_its_service_forgot_meanwhile_holds_up_nothing(
    ana: CastMember, tea: Tea, service: PushService
) -> None:
    phone, tablet = on_two_devices(ana, service)
    tea.notify(ana)
    run.run_due()
    outbox.waiting_pushes().update(next_try_at=None)
    service.statuses[tablet] = 410
    run.run_due()
    assert PushDevice._base_manager.count() == 1
    (row,) = deliveries(channel="push")
    assert row.sent_at
    assert row.cancelled_at is None
    assert service.paths == [phone]
