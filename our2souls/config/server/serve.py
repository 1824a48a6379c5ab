"""One command, two things: the web server, and the worker that sends reminders beside it."""

import contextlib
import errno
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from signal import SIGTERM, signal
from typing import NoReturn

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from our2souls.config import allowed_hosts
from our2souls.config.env.variables import StartupError

HEADS = HTTP1Settings(header_read_timeout=10_000)  # milliseconds in which the head of a request must have come
CONNECTIONS = 4096  # in each process: a slow one costs the loop nothing, and must not shut the others out
SECONDS_TO_STOP = 10
SECONDS_BEFORE_A_NEW_WORKER = 2.0
COMMAND = [sys.executable, "-m", "our2souls.config.cli"]


def port_is_free(host: str, port: int) -> None:
    """Return when `host` and `port` can be listened on. Raises StartupError that says what to do when they cannot."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as wrong:
        if wrong.errno == errno.EADDRINUSE:
            raise StartupError(
                f"Port {port} is taken; stop what is using it or choose another with OUR2SOULS_PORT"
                f" (make serve PORT={port + 1})."
            ) from wrong
        if wrong.errno == errno.EACCES:
            raise StartupError(
                f"Port {port} is reserved for the system; choose one above 1023 with OUR2SOULS_PORT."
            ) from wrong
        raise StartupError(
            f"OUR2SOULS_HOST {host} is not an address of this machine; use 127.0.0.1 or 0.0.0.0."
        ) from wrong


def welcome(*, origin: str, host: str, port: int, data: Path, mail_is_sent: bool) -> str:
    """The few lines that a start prints: where it is, where the data lies, what can be done next."""
    at_home = allowed_hosts.origin_of("", host, port)
    lines = [f"Our2Souls is at {f'http://localhost:{port}' if origin == at_home else origin}"]
    if host in allowed_hosts.EVERYWHERE and "//localhost" not in at_home:
        lines.append(f"In your home network: {at_home}")
    lines.append(f"Your data and its keys lie in {data}")
    if not mail_is_sent:
        lines.append(f"Email isn’t set up: messages appear here and in {data / 'mail'}")
    lines += ["To look around with three demo couples: make demo", "To stop: Ctrl-C"]
    return "\n".join(lines)


def become_server(*, host: str, port: int, processes: int) -> NoReturn:
    """Turn this process into the server: what preparing took of memory is given back, the process id stays.

    `processes` serve pages; 0 stands for one for each core.
    """
    os.execv(sys.executable, [sys.executable, "-m", "our2souls.config.server.serve", host, str(port), str(processes)])  # noqa: S606


def serve(host: str, port: int, processes: int) -> None:
    """Serve pages, with the worker beside, until SIGINT or SIGTERM."""
    # Until the server's own handler stands, a stop still takes the worker along.
    signal(SIGTERM, lambda *_: sys.exit(0))
    multiprocessing.set_start_method("spawn")  # a process that keeps a thread must not be forked
    with worker_beside():
        Granian(
            "our2souls.config.wsgi:gateway",
            address=host.strip("[]"),
            port=port,
            interface=Interfaces.RSGI,
            http=HTTPModes.http1,
            http1_settings=HEADS,
            websockets=False,
            workers=processes or os.cpu_count() or 1,
            backlog=CONNECTIONS,
            backpressure=CONNECTIONS,
            respawn_failed_workers=True,
            workers_kill_timeout=SECONDS_TO_STOP,
            log_level=LogLevels.warning,
        ).serve()


def serve_and_reload(*, host: str, port: int) -> None:
    """Serve pages for a developer: errors in the page, and a new start whenever the code changes."""
    environment = os.environ | {"OUR2SOULS_DEBUG": "yes", "OUR2SOULS_HOST": host, "OUR2SOULS_PORT": str(port)}
    signal(SIGTERM, lambda *_: sys.exit(0))
    with worker_beside(environment):
        pages = subprocess.Popen([*COMMAND, "runserver", f"{host}:{port}"], env=environment, process_group=0)  # noqa: S603
        with contextlib.suppress(KeyboardInterrupt, ProcessLookupError):
            try:
                pages.wait()
            finally:
                os.killpg(pages.pid, SIGTERM)  # it has a child of its own, which it would leave behind
                pages.wait(SECONDS_TO_STOP)


@contextlib.contextmanager
def worker_beside(environment: dict[str, str] | None = None) -> Iterator[None]:
    """Keep one worker running: a new one whenever it dies, none once the block is left or this process was killed."""
    leaving = threading.Event()
    running: list[subprocess.Popen[bytes]] = []
    starting = threading.Lock()

    def keep() -> None:
        leaving.wait(SECONDS_BEFORE_A_NEW_WORKER)  # the first page comes before the first reminder
        while not leaving.is_set():
            with starting:
                if leaving.is_set():
                    return
                # a group of its own: Ctrl-C reaches this process alone, which then lets the worker finish what it holds
                command = [*COMMAND, "worker", "--beside", str(os.getpid())]
                running[:] = [subprocess.Popen(command, env=environment, process_group=0)]  # noqa: S603
            code = running[0].wait()
            if not leaving.is_set():
                sys.stderr.write(f"The worker ended with code {code}; a new one starts.\n")
                leaving.wait(SECONDS_BEFORE_A_NEW_WORKER)

    keeper = threading.Thread(target=keep, name="keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        with starting:
            leaving.set()
        for worker in running:
            worker.terminate()
            try:
                worker.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                worker.kill()
        keeper.join(SECONDS_TO_STOP)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
