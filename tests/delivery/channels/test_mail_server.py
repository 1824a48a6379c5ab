"""Mail over a real server: TLS in both ways, with a sign-in and without, whom it refuses, and who is asked to come back later."""

import time
from datetime import timedelta
from pathlib import Path

import pytest

from our2souls.delivery.channels import failures
from our2souls.delivery.models import Notification
from our2souls.delivery.worker import run
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, ask_for_code, deliveries, given_up_mails
from tests.smtp_server import mail_server

pytestmark = [pytest.mark.usefixtures("noon"), pytest.mark.host]

SOON = 20
"""Seconds: far from what the server would let us wait, and enough for a machine that is busy."""


def mail_of(about: object) -> Notification:
    (row,) = deliveries(channel="email", about=about)
    return row


@pytest.mark.parametrize(
    ("tls", "login"), [("", ""), ("starttls", ""), ("starttls", "yes"), ("implicit", ""), ("implicit", "yes")]
)
def test_mail_goes_out_encrypted_and_signed_in_as_the_address_of_the_server_says(
    tls: str, login: str, ana: CastMember, tea: Tea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = tea.notify(ana)
    with mail_server(tmp_path, monkeypatch, tls=tls, login=bool(login)) as mailbox:
        assert run.run_due().mails == 1
        ask_for_code("ana@example.org")
        assert run.deliver_account_mail() == 1
    assert (mailbox.encrypted, mailbox.signed_in) == ([bool(tls)] * 2, [bool(login)] * 2)
    notice, code = mailbox.letters
    assert notice["Message-ID"].startswith(f"<{mail_of(thing).pk}@")
    assert notice["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in notice.walk()][1:] == ["text/plain", "text/html"]
    assert code["To"] == "ana@example.org"


@pytest.mark.parametrize(
    ("tls", "login", "url", "error"),
    [
        ("implicit", "", "smtp://localhost:{port}?tls=no", ""),
        ("", "", "smtp://localhost:{port}", "SMTPNotSupportedError"),
        ("starttls", "", "smtp://localhost:{port}?tls=no", "SMTPSenderRefused 530"),
        ("starttls", "yes", "smtp://house:wrong@localhost:{port}", "SMTPAuthenticationError 535"),
        ("implicit", "yes", "smtps://127.0.0.1:{port}", "SSLCertVerificationError"),
    ],
)
def test_mail_does_not_go_out_otherwise_than_the_settings_say(  # noqa: PLR0913, PLR0917 - fixtures
    tls: str,
    login: str,
    url: str,
    error: str,
    ana: CastMember,
    tea: Tea,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    thing = tea.notify(ana)
    with mail_server(tmp_path, monkeypatch, tls=tls, login=bool(login), url=url) as mailbox:
        assert run.run_due().mails == 0
    row = mail_of(thing)
    assert mailbox.letters == []
    assert (row.attempts, row.given_up_at) == (1, None)
    assert not error or row.error == error


def test_a_recipient_that_is_refused_is_given_up_and_the_others_get_theirs(
    ana: CastMember, ben: CastMember, tea: Tea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused, fine = tea.notify(ana), tea.notify(ben)
    with mail_server(tmp_path, monkeypatch, tls="starttls") as mailbox:
        mailbox.refuses.add("ana@example.org")
        assert run.run_due().mails == 1
    assert (mail_of(refused).given_up_at, mail_of(refused).error) == (NOON, "SMTPRecipientsRefused 550")
    assert mail_of(fine).sent_at == NOON
    assert "a…@e….org" in given_up_mails()


def test_a_server_that_greylists_gets_the_same_mail_again_after_the_pause(
    ana: CastMember, ben: CastMember, tea: Tea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = [tea.notify(ana), tea.notify(ben)]
    with mail_server(tmp_path, monkeypatch, tls="starttls") as mailbox:
        mailbox.greylists = True
        assert run.run_due().mails == 0
        assert {mail_of(thing).error for thing in things} == {"SMTPRecipientsRefused 451"}
        with clock.frozen(NOON + failures.FIRST_PAUSE - timedelta(seconds=1)):
            assert run.run_due().mails == 0
        with clock.frozen(NOON + failures.FIRST_PAUSE):
            assert run.run_due().mails == 2
            assert run.run_due().mails == 0
    assert sorted(letter["To"] for letter in mailbox.letters) == ["ana@example.org", "ben@example.org"]
    assert all(mail_of(thing).given_up_at is None for thing in things)


@pytest.mark.parametrize("hangs_at", ["RCPT", "DATA"])
def test_a_server_that_hangs_is_left_after_our_timeout_and_gets_the_same_mail_later(
    hangs_at: str, ana: CastMember, ben: CastMember, tea: Tea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = [tea.notify(ana), tea.notify(ben)]
    with mail_server(tmp_path, monkeypatch, tls="starttls", seconds=0.5) as mailbox:
        mailbox.hangs_at = hangs_at
        begun = time.monotonic()
        assert run.run_due().mails == 0
        assert time.monotonic() - begun < SOON
        rows = [mail_of(thing) for thing in things]
        assert sorted(row.attempts for row in rows) == [0, 1]  # the other is given back untried
        assert all((row.sent_at, row.given_up_at, row.lease_until) == (None, None, None) for row in rows)
        assert {row.error for row in rows} == {"", "SMTPServerDisconnected"}
        mailbox.hangs_at = ""
        with clock.frozen(NOON + failures.FIRST_PAUSE):
            assert run.run_due().mails == 2
            assert run.run_due().mails == 0
    assert sorted(letter["To"] for letter in mailbox.letters) == ["ana@example.org", "ben@example.org"]
