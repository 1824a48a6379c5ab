"""The registered notification, its noon, and what mails are sent to."""

import socket
from collections.abc import Iterator

import pytest

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.lib import clock
from tests.factories.delivery import NOON, Tea
from tests.smtp import Receiver, receiving


@pytest.fixture
def tea(monkeypatch: pytest.MonkeyPatch) -> Tea:
    """The registered notice."""
    monkeypatch.setattr(notification_types, "_by_name", dict(notification_types._by_name))
    registered = Tea()
    notification_types.register(
        NotificationType(
            name="tea",
            title="Time for tea",
            line="It has come round again.",
            url=lambda about: f"/dreams/{about}",
            visible=registered.visible,
            label="Tea",
            why="Sent because you chose mail for tea.",
        )
    )
    return registered


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def noon() -> Iterator[None]:
    """The clock stands at noon."""
    with clock.frozen(NOON):
        yield


@pytest.fixture
def server() -> Iterator[Receiver]:
    """A mail server that takes what it is sent."""
    with receiving() as listening:
        yield listening
