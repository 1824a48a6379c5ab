"""A mail server that is down, hangs or says "not now" is asked for three days; what is given up can be sent again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from our2souls.delivery.channels import failures
from our2souls.delivery.models import AccountMail, Notification
from our2souls.delivery.worker import run
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, ask_for_code, deliveries, given_up_mails, send_again
from tests.smtp import Receiver, receiving, sending_to

pytestmark = pytest.mark.usefixtures("noon")
THREE_DAYS = timedelta(days=3)


def the_notice() -> Notification:
    (row,) = deliveries(channel="email")
    return row


def until_given_up(tick: Callable[[], Any], look: Callable[[], Any]) -> list[timedelta]:
    """Tick whenever the mail may be tried; the pauses there were until it was given up, or sent."""
    pauses = []
    while (row := look()).given_up_at is None and row.sent_at is None:
        at = clock.now()
        tick()
        row = look()
        if row.given_up_at is None and row.sent_at is None:
            pauses.append(row.next_try_at - at)
            clock._frozen_at = row.next_try_at
    return pauses


@pytest.mark.parametrize(
    ("command", "says", "named"),
    [
        ("RCPT", "450 4.2.1 ana@example.org is busy", "SMTPRecipientsRefused 450"),
        ("END", "451 4.3.0 try later", "SMTPDataError 451"),
        ("CONNECT", "421 too many", "SMTPConnectError 421"),
        ("MAIL", "550 5.7.1 we do not know you", "SMTPSenderRefused 550"),
        ("RCPT", "421 closing", "SMTPRecipientsRefused 421"),
    ],
)
def test_a_temporary_mail_failure_is_tried_for_three_days_with_pauses_that_grow(
    ana: CastMember, tea: Tea, server: Receiver, caplog: pytest.LogCaptureFixture, command: str, says: str, named: str
) -> None:
    tea.notify(ana)
    server.says[command] = says
    pauses = until_given_up(run.run_due, the_notice)
    assert pauses[0] == failures.FIRST_PAUSE
    assert pauses == sorted(pauses)
    assert pauses[-1] == failures.LONGEST_PAUSE
    row = the_notice()
    assert THREE_DAYS <= row.given_up_at - NOON < THREE_DAYS + failures.LONGEST_PAUSE
    assert row.failing_since == NOON
    assert row.error == named
    assert "mail_given_up" in caplog.text or "mail_is_down" in caplog.text
    for words in ("ana@example.org", "busy", "do not know"):
        assert words not in caplog.text + row.error + given_up_mails()


def test_a_mail_goes_out_when_its_temporary_failure_passes(ana: CastMember, tea: Tea, server: Receiver) -> None:
    tea.notify(ana)
    server.says["RCPT"] = "450 later"
    for _hours in range(30):
        run.run_due()
        clock._frozen_at = the_notice().next_try_at
    assert clock.now() - NOON > timedelta(days=1)
    server.says.clear()
    assert run.run_due().mails == 1
    assert len(server.received) == 1


@pytest.mark.parametrize("command", ["RCPT", "END"])
def test_a_permanent_refusal_of_one_recipient_is_given_up_and_stops_nobody(
    ana: CastMember, ben: CastMember, tea: Tea, server: Receiver, command: str
) -> None:
    tea.notify(ana)
    server.says[command] = "550 5.1.1 nobody of this name"
    assert run.run_due().mails == 0
    assert the_notice().given_up_at == NOON
    server.says.clear()
    tea.notify(ben)
    assert run.run_due().mails == 1


def test_an_invalid_mail_address_is_given_up_at_once(
    cleo: CastMember, ana: CastMember, tea: Tea, server: Receiver
) -> None:
    type(ana.person).objects.filter(pk=ana.id).update(email="ana maría@example.org")
    tea.notify(ana)
    run.run_due()
    assert (the_notice().given_up_at, the_notice().error) == (NOON, "NoAddress")


def test_a_notification_that_raises_stops_nobody_and_logs_no_words(
    ana: CastMember, ben: CastMember, tea: Tea, server: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    tea.broken.add(tea.notify(ana))
    tea.notify(ben)
    assert run.run_due().mails == 1
    (row,) = deliveries(channel="email", sent_at=None)
    assert (row.attempts, row.error, row.next_try_at) == (1, "RuntimeError", NOON + failures.FIRST_PAUSE)
    assert "only for you" not in caplog.text


def test_a_mail_server_that_is_down_is_asked_once_in_a_round(
    ana: CastMember, tea: Tea, monkeypatch: pytest.MonkeyPatch, server: Receiver
) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    for _each in range(5):
        tea.notify(ana)
    server.says["CONNECT"] = "421 not now"
    run.run_due()
    assert server.connections == 1
    assert {row.next_try_at for row in deliveries(channel="email")} == {NOON + failures.FIRST_PAUSE}
    run.run_due()
    assert server.connections == 1
    server.says.clear()
    clock._frozen_at = NOON + failures.FIRST_PAUSE
    assert run.run_due().mails == 5


def test_a_mail_waits_while_no_mail_server_listens(ana: CastMember, tea: Tea, free_port: int) -> None:
    tea.notify(ana)
    with sending_to(free_port):
        run.run_due()
    assert the_notice().error == "ConnectionRefusedError"
    clock._frozen_at = the_notice().next_try_at
    assert run.run_due().mails == 1


def test_days_without_a_worker_give_no_mail_up(ana: CastMember, tea: Tea, server: Receiver) -> None:
    tea.notify(ana)
    server.says["RCPT"] = "450 later"
    run.run_due()
    clock._frozen_at = NOON + timedelta(days=60)
    run.run_due()
    assert the_notice().given_up_at is None


@pytest.mark.parametrize("at", ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"])
def test_a_mail_server_that_hangs_costs_one_wait_in_a_round_and_schedules_come_first(
    ana: CastMember, cleo: CastMember, tea: Tea, at: str
) -> None:
    with receiving(timeout=0.2) as server:
        server.hangs_at = at
        for _each in range(3):
            ask_for_code()
            tea.notify(ana)
        tea.keep(ana, hour=NOON.time())
        waited = run.deliver_account_mail()
        assert (waited, server.connections) == (0, 1)
        done = run.run_due()
        assert (done.occurrences, done.mails, server.connections) == (1, 0, 2)
    rows = [*AccountMail.objects.all(), *deliveries(channel="email")]
    assert all(row.given_up_at is None and row.lease_until is None for row in rows)


def test_a_mail_with_a_code_is_tried_soon_and_given_up_when_the_code_has_run_out(
    cleo: CastMember, server: Receiver
) -> None:
    ask_for_code()
    server.says["RCPT"] = "450 greylisted"
    pauses = until_given_up(run.deliver_account_mail, AccountMail.objects.get)
    assert pauses[0] == timedelta(seconds=30)
    row = AccountMail.objects.get()
    assert timedelta(minutes=15) <= row.given_up_at - NOON < timedelta(minutes=32)
    assert server.received == []
    assert "password_reset_code  c…@e….org  its code has run out" in given_up_mails()
    assert send_again("--all") == "0 will be sent again.\n1 will not: the codes in them have run out.\n"
