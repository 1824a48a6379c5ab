"""What went out is marked before anything slow is waited for, so that nobody else sends it once more."""

from collections.abc import Iterator

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from our2souls.delivery import outbox
from our2souls.delivery.channels import queue
from our2souls.delivery.worker import dispatch
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries

pytestmark = pytest.mark.usefixtures("noon")


class Wire(BaseEmailBackend):
    """A mail server that notes how many mails are marked while it has one, and fails at what is told to fail."""

    def __init__(self, *, fails_at: int = 0) -> None:
        super().__init__()
        self.fails_at, self.marked = fails_at, []

    def send_messages(self, messages: list) -> int:
        self.marked.append(sent())
        if len(self.marked) == self.fails_at:
            raise TimeoutError
        return len(messages)


def sent() -> int:
    return len(deliveries(channel="email", sent_at__isnull=False))


@pytest.fixture
def three(ana: CastMember, tea: Tea) -> Iterator[list]:
    for _each in range(3):
        tea.notify(ana)
    return queue.claim(outbox.waiting(), 3)


def bring(rows: list, wire: Wire) -> None:
    sender = dispatch.Dispatch(rows)
    for row in rows:
        sender.send(row, wire)


def test_a_quick_server_has_its_mails_marked_together(three: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "QUICK", 60)
    monkeypatch.setattr(dispatch, "SOON", 60)
    wire = Wire()
    bring(three, wire)
    assert wire.marked == [0, 0, 0]


@pytest.mark.parametrize("limit", ["QUICK", "SOON"])
def test_a_slow_server_has_each_mail_marked_before_the_next(
    three: list, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(dispatch, "QUICK", 60)
    monkeypatch.setattr(dispatch, "SOON", 60)
    monkeypatch.setattr(dispatch, limit, 0)
    wire = Wire()
    bring(three, wire)
    assert wire.marked == [0, 1, 2]


def test_what_went_out_is_marked_when_the_next_one_fails(three: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "QUICK", 60)
    monkeypatch.setattr(dispatch, "SOON", 60)
    with pytest.raises(TimeoutError):
        bring(three, Wire(fails_at=2))
    assert sent() == 1
