"""A real mail server (aiosmtpd) on loopback: with STARTTLS, TLS from the start, a sign-in or none, and moods."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.test import override_settings

from our2souls.config.env import readers
from our2souls.lib.clock import now
from tests.push_service import a_certificate
from tests.smtp import BACKEND

NAME, PASSWORD = b"house", b"a long password"
GREY = timedelta(seconds=60)
GREYLISTED = "451 4.7.1 Greylisted, try again later"


@dataclass
class Mailbox:
    """What a server took, from whom it took it and how; and what it does with whom."""

    refuses: set[str] = field(default_factory=set)
    greylists: bool = False
    hangs_at: str = ""
    letters: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    signed_in: list[bool] = field(default_factory=list)
    seen_at: dict[str, Any] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Say yes, or what the mood is."""
        await self._hang("RCPT")
        if address in self.refuses:
            return "550 5.1.1 No such user here"
        if self.greylists and self.seen_at.setdefault(address, now()) > now() - GREY:
            return GREYLISTED
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep it."""
        await self._hang("DATA")
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.signed_in.append(bool(session.authenticated))
        return "250 taken"

    async def _hang(self, command: str) -> None:
        """Say nothing for longer than anybody waits."""
        if self.hangs_at == command:
            await asyncio.sleep(60)


class OurController(Controller):
    """One whose first connection, by which it sees that it is up, speaks no TLS: a server's context cannot."""

    def _trigger_server(self) -> None:
        socket.create_connection((self.hostname, self.port), 1.0).close()


def _login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (NAME, PASSWORD)
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(
    folder: Path, monkeypatch: Any, *, tls: str = "", login: bool = False, url: str = "", seconds: float = 5
) -> Iterator[Mailbox]:
    """A server with `tls` ("", "starttls" or "implicit"), and our mails going to it as OUR2SOULS_SMTP_URL says.

    `url` may say it otherwise than the server is: "{port}" stands for its port. We wait `seconds` for an answer.
    """
    certificate = a_certificate(folder, "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    mailbox = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    options: dict[str, Any] = {"hostname": "127.0.0.1", "port": port}
    if tls == "implicit":
        options["ssl_context"] = context
    if tls == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if login:
        options |= {"authenticator": _login, "auth_required": tls == "starttls", "auth_require_tls": tls == "starttls"}
    controller = OurController(mailbox, **options)
    controller.start()
    usual = {
        "": "smtp://{who}localhost:{port}?tls=no",
        "starttls": "smtp://{who}localhost:{port}",
        "implicit": "smtps://{who}localhost:{port}",
    }
    who = f"{NAME.decode()}:{PASSWORD.decode().replace(' ', '%20')}@" if login else ""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    try:
        with override_settings(MAILERS=mailers_of((url or usual[tls]).format(port=port, who=who), seconds)):
            yield mailbox
    finally:
        controller.stop()


def mailers_of(url: str, seconds: float = 5) -> dict[str, Any]:
    """What the settings make of an address of a mail server."""
    server = readers.mailserver(url)
    assert server is not None
    return {"default": {"BACKEND": BACKEND, "OPTIONS": {"timeout": seconds} | asdict(server)}}
