"""Asking one page over and over, from a few keep-alive connections on the loopback address."""

import re
import socket
import statistics
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

CONNECTIONS = 4


@dataclass(slots=True)
class BenchPage:
    """A page to ask for: its port, path and session; and what came of it."""

    port: int
    path: str
    session: str
    rounds: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """The median of the rounds, in answers a second."""
        return statistics.median(self.rounds)


def _ask(page: BenchPage, until: float, answers: list[int]) -> None:
    request = (
        f"GET {page.path} HTTP/1.1\r\nHost: localhost:{page.port}\r\nCookie: session={page.session}\r\n"
        "Accept-Language: en\r\nConnection: keep-alive\r\n\r\n"
    ).encode()
    count = 0
    with socket.create_connection(("127.0.0.1", page.port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() < until:
            line.sendall(request)
            _read(line)
            count += 1
    answers.append(count)


def _read(line: socket.socket) -> bytes:
    """One whole answer; raises AssertionError for anything but 200."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += line.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise AssertionError(head[:80])
    found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    length = int(found.group(1)) if found else 0
    while len(body) < length:
        body += line.recv(65536)
    return body


def measure(pages: Mapping[str, BenchPage], *, rounds: int, seconds: float) -> None:
    """Ask all pages in turn, `rounds` times for `seconds` each, so that a slow moment of the machine hits them alike."""
    for _round in range(rounds):
        for page in pages.values():
            page.rounds.append(_round_of(page, seconds))


def _round_of(page: BenchPage, seconds: float) -> float:
    answers: list[int] = []
    started = time.perf_counter()
    asking = [threading.Thread(target=_ask, args=(page, started + seconds, answers)) for _line in range(CONNECTIONS)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return sum(answers) / (time.perf_counter() - started)
