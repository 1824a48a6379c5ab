"""The command as a host runs it: processes of their own, the folders they keep their data in, and what they refuse."""

import http.client
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-W", "error", "-m", "our2souls.config.cli"]
SECONDS = 40
QUICK = {"OUR2SOULS_DEBUG": "yes"}
"""Nothing is collected: what is tried here comes before."""


def surroundings(data: Path, **variables: str) -> dict[str, str]:
    """An environment without anybody's settings but these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("OUR2SOULS_", "DJANGO_"))}
    return bare | {"OUR2SOULS_DATA": str(data)} | variables


def refused(done: subprocess.CompletedProcess[str], *says: str) -> None:
    """It ended with exit code 2 and one sentence."""
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stdout
    for words in says:
        assert words in done.stderr


@contextmanager
def serving(data: Path, port: int, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A served data folder, stopped at the end; with the file that it prints to."""
    printed = data.parent / "told.txt"
    with printed.open("a") as terminal:
        process = subprocess.Popen(
            [*COMMAND, "serve", *arguments],
            env=surroundings(data, OUR2SOULS_PORT=str(port), OUR2SOULS_WORKERS="1"),
            cwd=data.parent,
            stdout=terminal,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            wait_for(lambda: status(port, "/account/login/") == 200)
            yield process, printed
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(SECONDS)


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except ConnectionError:
        return 0
    finally:
        connection.close()


def wait_for(come_true: Callable[[], object]) -> None:
    """Look again until something outside this process has come true."""
    deadline = time.monotonic() + SECONDS
    while not come_true():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.05)


def children(parent: subprocess.Popen[str] | int, word: str) -> list[int]:
    """The process ids of those children whose command line holds `word`."""
    pid = parent if isinstance(parent, int) else parent.pid
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found += [int(folder.name)] * (word in (folder / "cmdline").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def run(data: Path, *arguments: str, limit: int | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """One command on a data folder; `limit`: bytes that a file may have."""
    limited = ["prlimit", f"--fsize={limit}"] if limit is not None else []
    return subprocess.run(
        [*limited, *COMMAND, *arguments],
        cwd=data.parent,
        env=surroundings(data, **(QUICK | variables)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@cache
def _started() -> Path:
    """A data folder after its first start, made once by each process of the suite."""
    data = Path(os.environ["OUR2SOULS_TEST_TMP"]) / f"started-{os.getpid()}" / "data"
    data.parent.mkdir()
    done = run(data, "prepare")
    assert (done.returncode, done.stderr) == (0, "")
    return data


def start_in(data: Path) -> Path:
    """The data folder, as if its first start lay behind it: that one takes seconds, and few tests are about it."""
    return shutil.copytree(_started(), data)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as database, database:
        yield database


def keys_of(data: Path) -> Path:
    return data / "keys.sqlite3"


def rows_of(data: Path) -> Path:
    return data / "our2souls.sqlite3"
