"""A small SMTP server on loopback, so that tests read what really goes over the wire, and mail servers can misbehave."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from django.test import override_settings

SECONDS = 5
BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class Receiver(socketserver.ThreadingTCPServer):
    """Takes what it is sent. `says` replaces its answer to a command ("RCPT": "550 no"); `hangs_at` one gives none at all."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.received: list[bytes] = []
        self.says: dict[str, str] = {}
        self.hangs_at = ""
        self.connections = 0
        self.stopped = threading.Event()

    @property
    def letters(self) -> list[EmailMessage]:
        """The mails as a mail program reads their bytes."""
        return [message_from_bytes(each, policy=policy.default) for each in self.received]  # type: ignore[misc]


class _Session(socketserver.StreamRequestHandler):
    server: Receiver

    def handle(self) -> None:
        self.server.connections += 1
        if not self._answer("CONNECT", "220 ready"):
            return
        while line := self.rfile.readline():
            command = line.decode().strip().split(":")[0].split(" ")[0].upper()
            usual = {"EHLO": "250 loopback", "DATA": "354 go on", "QUIT": "221 good bye"}.get(command, "250 yes")
            if not self._answer(command, usual) or command == "QUIT":
                return
            if command == "DATA" and not self._data():
                return

    def _data(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if "END" not in self.server.says:
            self.server.received.append(b"".join(lines))
        return self._answer("END", "250 taken")

    def _answer(self, command: str, usual: str) -> bool:
        if self.server.hangs_at == command:
            self.server.stopped.wait(SECONDS)
            return False
        said = self.server.says.get(command, usual)
        self.wfile.write(f"{said}\r\n".encode())
        return not said.startswith("421")


@contextmanager
def receiving(*, timeout: float = SECONDS) -> Iterator[Receiver]:
    """Let mails go to a server of our own, over a connection that waits so many seconds for an answer."""
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        with sending_to(server.server_address[1], timeout=timeout):
            yield server
        server.stopped.set()
        server.shutdown()
        thread.join(SECONDS)


@contextmanager
def sending_to(port: int, *, timeout: float = SECONDS) -> Iterator[None]:
    """Let mails go to a port of this machine, whether anybody listens there or not."""
    options: dict[str, Any] = {"host": "127.0.0.1", "port": port, "timeout": timeout}
    with override_settings(MAILERS={"default": {"BACKEND": BACKEND, "OPTIONS": options}}):
        yield
