"""The gateway takes a request in before a thread is spent on it: whole, within limits of size and time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from our2souls.config.server import gateway
from our2souls.config.server.gateway import Gateway, environ_of

pytestmark = pytest.mark.host


class Headers:
    """As the server hands them over: names may come twice."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs

    def items(self) -> list[tuple[str, str]]:
        """All of them."""
        return list(self.pairs)


@dataclass
class Scope:
    """The head of a request."""

    method: str = "POST"
    path: str = "/dreams/ñ"
    query_string: str = "a=%41"
    client: str = "203.0.113.7:4711"
    server: str = "127.0.0.1:8000"
    scheme: str = "http"
    http_version: str = "1.1"
    headers: Headers = field(default_factory=Headers)


@dataclass
class Line:
    """The connection: what comes, with pauses in seconds between, and what was answered."""

    chunks: Iterable[bytes | float] = ()
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    gone: bool = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            if isinstance(chunk, float):
                await asyncio.sleep(chunk)
            else:
                yield chunk

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """A whole answer."""
        self.status, self.headers, self.sent = status, headers, [body]

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Line":
        """An answer in pieces."""
        self.status, self.headers = status, headers
        return self

    async def send_bytes(self, piece: bytes) -> None:
        """One piece."""
        if self.gone:
            raise RuntimeError("closed")
        self.sent.append(piece)


class Echo:
    """An application that answers with what it got, and notes whether its answer was closed."""

    def __init__(self, answer: Callable[[dict[str, Any]], Iterable[bytes]] | None = None) -> None:
        self.environ: dict[str, Any] = {}
        self.closed = 0
        self.answer = answer or (lambda environ: [environ["wsgi.input"].read()])

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        self.environ = environ
        start("201 Created", [("x-a", "1")])
        return Answer(self, self.answer(environ))


class Answer:
    """An iterable with an end, as WSGI knows it."""

    def __init__(self, of: Echo, parts: Iterable[bytes]) -> None:
        self.of, self.parts = of, parts

    def __iter__(self) -> Any:
        return iter(self.parts)

    def close(self) -> None:
        """The end."""
        self.of.closed += 1


def answered(line: Line, application: Echo, *, welcome: bool = False, asked: list[Any] | None = None) -> Gateway:
    def may_send_files(environ: dict[str, Any]) -> bool:
        if asked is not None:
            asked.append(environ)
        return welcome

    door = Gateway(application, may_send_files=may_send_files)
    asyncio.run(door.__rsgi__(Scope(), line))
    door.__rsgi_del__(None)
    assert door.held == 0
    return door


def test_a_request_body_arrives_whole_in_however_many_pieces() -> None:
    line, echo = Line([b"line=", b"", b"a", b"b"]), Echo()
    answered(line, echo)
    assert (line.status, line.sent, line.headers) == (201, [b"line=ab"], [("x-a", "1")])
    assert echo.environ["CONTENT_LENGTH"] == "7"
    assert echo.environ["our2souls.cut"] is False
    assert echo.closed == 1


def test_the_request_head_becomes_the_wsgi_environment() -> None:
    headers = Headers(("host", "us.example"), ("cookie", "a=1"), ("cookie", "b=2"), ("accept", "x"), ("accept", "y"),
                      ("content-type", "text/plain"))  # fmt: skip
    environ = environ_of(Scope(headers=headers))
    assert environ["PATH_INFO"] == "/dreams/ñ".encode().decode("latin-1")
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_ACCEPT"] == "x,y"
    assert environ["CONTENT_TYPE"] == "text/plain"
    assert (environ["REMOTE_ADDR"], environ["SERVER_PORT"]) == ("203.0.113.7", "8000")
    forged = environ_of(Scope(headers=Headers(("x_forwarded_proto", "https"), ("x-forwarded-proto", "http"))))
    assert forged["HTTP_X_FORWARDED_PROTO"] == "http"
    assert environ_of(Scope(client="[::1]:90"))["REMOTE_ADDR"] == "[::1]"


@pytest.mark.parametrize("chunks", [[b"line=", 5.0], [5.0]])
def test_a_silent_client_is_cut_off_and_costs_no_thread(
    monkeypatch: pytest.MonkeyPatch, chunks: list[bytes | float]
) -> None:
    monkeypatch.setattr(gateway, "SILENCE", 0.05)
    line, echo = Line(chunks), Echo()
    answered(line, echo)
    assert line.status == 408
    assert ("connection", "close") in line.headers
    assert echo.environ == {}


def test_a_client_that_sends_too_slowly_is_cut_off_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "GRACE", 0.1)
    line, echo = Line([b"x", 0.02] * 50), Echo()
    answered(line, echo)
    assert line.status == 408
    assert echo.environ == {}


def test_a_long_request_body_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "GRACE", 0.1)
    monkeypatch.setattr(gateway, "SLOWEST", 1000)
    line, echo = Line([b"x" * 1000, 0.02] * 20), Echo()
    answered(line, echo)
    assert line.status == 201


def test_of_a_strangers_long_request_body_only_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "SMALL", 10)
    line, echo, asked = Line([b"abcdef", b"ghijkl", b"mnop"]), Echo(), []
    answered(line, echo, asked=asked)
    assert line.sent == [b"abcdefghij"]
    assert len(asked) == 1
    assert echo.environ["our2souls.cut"] is True


def test_somebody_signed_in_may_send_a_longer_body_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "SMALL", 10)
    monkeypatch.setattr(gateway, "LARGE", 30)
    line, echo = Line([b"x" * 8] * 3), Echo()
    answered(line, echo, welcome=True)
    assert line.sent == [b"x" * 24]
    line, echo = Line([b"x" * 8] * 5), Echo()
    answered(line, echo, welcome=True)
    assert echo.environ["our2souls.cut"] is True
    line, echo = Line([b"x" * 8] * 50), Echo()
    answered(line, echo, welcome=True)
    assert line.status == 408


def test_all_long_request_bodies_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "SMALL", 10)
    monkeypatch.setattr(gateway, "HELD", 20)
    line, echo = Line([b"x" * 8] * 4), Echo()
    answered(line, echo, welcome=True)
    assert echo.environ["our2souls.cut"] is True


def test_a_long_response_goes_out_in_pieces_and_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "PIECE", 10)
    line, echo = Line(), Echo(lambda _environ: (b"abcd" for _n in range(8)))
    answered(line, echo)
    assert b"".join(line.sent) == b"abcd" * 8
    assert len(line.sent) == 3
    assert echo.closed == 1


def test_a_client_that_goes_away_midway_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "PIECE", 10)
    line, echo = Line(gone=True), Echo(lambda _environ: (b"abcd" for _n in range(8)))
    answered(line, echo)
    assert echo.closed == 1
