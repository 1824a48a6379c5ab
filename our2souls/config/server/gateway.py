"""Between the server's event loop and Django: a request is taken in whole before a thread is spent on it.

A thread that reads from a slow line answers nobody meanwhile, and there are few. So the loop, which waits for thousands at
no cost, reads the body, with a limit of size and of time; and it sends what is large, at the pace of who takes it.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

type Environ = dict[str, Any]
type Start = Callable[[str, list[tuple[str, str]]], Any]
type Wsgi = Callable[[Environ, Any], Iterable[bytes]]

THREADS = 2
"""That answer, in each process: a page waits for its database only briefly, and more would fight for the interpreter."""
SMALL = 256 * 1024
"""Bytes of a body that anybody may send; of a longer one only this beginning is kept, unless a signed-in person sends it."""
LARGE = 122 * 1024 * 1024
"""Bytes of a body that a signed-in person may send; so much are the photos and the memo of one note."""
HELD = 4 * LARGE
"""Bytes that all long bodies together may take of a process's memory."""
SILENCE = 15.0
"""Seconds without a byte after which a sender is cut off."""
GRACE, SLOWEST = 20.0, 8 * 1024
"""A body may take this many seconds, and one more for each so many bytes of it."""
PIECE = 256 * 1024
"""Bytes of a long answer that are sent at once; a shorter answer goes out whole."""


class RequestCut(Exception):
    """A sender was too slow, or has gone."""


@dataclass(slots=True)
class Body:
    """What came of a body: its bytes, whether that is all, and how many of them count as held."""

    data: bytearray
    whole: bool = True
    size: int = 0


class Gateway:
    """The application for Granian's RSGI; `may_send_files` says of an environment whether a long body is welcome."""

    def __init__(self, application: Wsgi, *, may_send_files: Callable[[Environ], bool], threads: int = THREADS) -> None:
        self.application, self.may_send_files = application, may_send_files
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="page")
        self.held = 0

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        environ, body = environ_of(scope), Body(bytearray())
        try:
            await self._receive(protocol, environ, body)
            await self._respond(protocol, environ, body)
        except (TimeoutError, RequestCut):
            protocol.response_bytes(408, [("connection", "close"), ("content-type", "text/plain")], b"Too slow.\n")
        finally:
            self.held -= body.size

    async def _respond(self, protocol: Any, environ: Environ, body: Body) -> None:
        environ["CONTENT_LENGTH"] = str(len(body.data))
        environ["our2souls.cut"] = not body.whole
        environ["wsgi.input"] = io.BytesIO(body.data)
        body.data = bytearray()
        status, headers, first, rest = await self._in_thread(self._answer, environ)
        if rest is None:
            protocol.response_bytes(status, headers, first)
            return
        line = protocol.response_stream(status, headers)
        try:
            while first:
                await line.send_bytes(first)
                first = await self._in_thread(_piece, rest)
        except RuntimeError:  # whoever asked has gone
            return
        finally:
            await self._in_thread(rest.close)

    def __rsgi_del__(self, _loop: Any) -> None:
        """The process ends."""
        self.pool.shutdown(wait=False)

    async def _receive(self, protocol: Any, environ: Environ, body: Body) -> None:
        """Read the body. Raises TimeoutError or RequestCut when it comes too slowly, or not at all."""
        loop = asyncio.get_running_loop()
        began, received, limit, asked = loop.time(), 0, SMALL, False
        reader = protocol.__aiter__()
        while True:
            until = min(loop.time() + SILENCE, began + GRACE + received / SLOWEST)
            async with asyncio.timeout_at(until):
                try:
                    chunk = await anext(reader)
                except StopAsyncIteration:
                    return
                except RuntimeError as gone:  # the server's own words for it
                    raise RequestCut from gone
            received += len(chunk)
            if received > SMALL and not asked:
                asked = True
                limit = LARGE if await self._in_thread(self.may_send_files, environ) else SMALL
            if received > 4 * LARGE:
                raise RequestCut
            self._keep(chunk, body, limit)

    def _keep(self, chunk: bytes, body: Body, limit: int) -> None:
        """Keep what fits; the rest is read past, so that whoever sends it gets an answer and not a broken line."""
        fits = limit - len(body.data) if body.whole else 0
        if len(body.data) + min(len(chunk), fits) > SMALL and self.held + len(chunk) > HELD:
            fits = 0
        piece = chunk if fits >= len(chunk) else chunk[: max(fits, 0)] if limit == SMALL else b""
        body.whole = body.whole and len(piece) == len(chunk)
        body.data += piece
        body.size += len(piece)
        self.held += len(piece)

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work, *arguments)

    def _answer(self, environ: Environ) -> tuple[int, list[tuple[str, str]], bytes, "RemainingBody | None"]:
        """In a thread: the status, the headers, and the body, or its first piece and the rest."""
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:  # noqa: ARG001 - WSGI's form
            started[:] = [int(status[:3]), headers]

        rest = RemainingBody(self.application(environ, start))
        first = _piece(rest)
        if len(first) < PIECE:
            rest.close()
            return *started, first, None
        return *started, first, rest


class RemainingBody:
    """What is still to come of an answer, and its end."""

    def __init__(self, answer: Iterable[bytes]) -> None:
        self.answer = answer
        self.parts: Iterator[bytes] = iter(answer)

    def close(self) -> None:
        """Tell the answer that it is over, as WSGI asks."""
        if (close := getattr(self.answer, "close", None)) is not None:
            close()


def _piece(rest: RemainingBody) -> bytes:
    """The next bytes, at least PIECE of them until the end comes."""
    buffer = bytearray()
    for part in rest.parts:
        buffer += part
        if len(buffer) >= PIECE:
            break
    return bytes(buffer)


def environ_of(scope: Any) -> Environ:
    """A request's head as WSGI (PEP 3333) knows it; names that come twice are joined."""
    client, _, client_port = scope.client.rpartition(":")
    server, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:  # would be taken for the one with a hyphen, which a proxy sets
            continue
        key = name.upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = f"HTTP_{key}"
        joined = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joined}{value}" if key in environ else value
    return environ
