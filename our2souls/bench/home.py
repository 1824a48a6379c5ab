"""`bench home`: a new couple's home and one with ten years of history, against the floor, in one run."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from our2souls.bench.load import BenchPage, measure

SERVER = """
import sys
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
if __name__ == "__main__":
    Granian(sys.argv[1], address="127.0.0.1", port=int(sys.argv[2]), interface=Interfaces.RSGI, http=HTTPModes.http1,
            websockets=False, workers=1, log_level=LogLevels.error).serve()
"""
"""One process each for what is measured: the other core asks."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    target: str, environment: dict[str, str], script: Path
) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    """A server of `target` on a free port, with the milliseconds until it gave its first page."""
    port, started = _free_port(), time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, str(script), target, str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        while True:
            if time.perf_counter() - started > 60:  # noqa: PLR2004 - seconds
                raise TimeoutError(target)
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                    line.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
                    if line.recv(64):
                        break
            except OSError:
                time.sleep(0.01)
        yield port, process, (time.perf_counter() - started) * 1000
    finally:
        process.terminate()
        process.wait(20)


def _rss_mb(process: subprocess.Popen[bytes]) -> float:
    """Resident memory of a process and its children, in MB; 0 where /proc is missing."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        parent = re.search(r"PPid:\s+(\d+)", text)
        if parent and int(status.parent.name) != process.pid and int(parent.group(1)) != process.pid:
            continue
        found = re.search(r"VmRSS:\s+(\d+) kB", text)
        total += int(found.group(1)) if found else 0
    return round(total / 1024, 1)


@contextmanager
def made(seed: str = "our2souls.bench.seed") -> Iterator[tuple[Path, dict[str, str], Any]]:
    """A data folder that passes, filled by the module `seed`: where it lies, the environment that names it, what was printed."""
    with tempfile.TemporaryDirectory(prefix="our2souls-bench-") as folder:
        variables = {
            k: v for k, v in os.environ.items() if not k.startswith("OUR2SOULS_") or k.endswith("DATABASE_URL")
        }
        environment = variables | {
            "OUR2SOULS_DATA": f"{folder}/data",
            "DJANGO_SETTINGS_MODULE": "our2souls.config.settings",
        }
        subprocess.run([sys.executable, "-m", "our2souls.config.cli", "prepare"], env=environment, check=True)
        yield Path(folder), environment, printed(seed, environment)


def printed(module: str, environment: dict[str, str], *arguments: str) -> Any:
    """What a module, run in a process of its own, prints as JSON in its last line."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(done.stdout.splitlines()[-1])


def run(*, rounds: int, seconds: float) -> dict[str, Any]:
    """Make a data folder that passes, fill it, serve floor and product, ask them in turn. Returns the figures."""
    with made() as (folder, environment, sessions):
        script = folder / "server.py"
        script.write_text(SERVER)
        counted = printed("our2souls.bench.queries", environment, sessions["new"], sessions["ten_years"])
        floor_environment = environment | {"DJANGO_SETTINGS_MODULE": "our2souls.bench.floor_settings"}
        with (
            served("our2souls.bench.floor:gateway", floor_environment, script) as (floor_port, floor, _ms),
            served("our2souls.config.wsgi:gateway", environment, script) as (port, product, cold),
        ):
            pages = {
                "floor": BenchPage(floor_port, "/", sessions["floor"]),
                "new": BenchPage(port, "/today", sessions["new"]),
                "ten_years": BenchPage(port, "/today", sessions["ten_years"]),
            }
            measure(pages, rounds=1, seconds=min(1.0, seconds))
            for page in pages.values():
                page.rounds.clear()
            measure(pages, rounds=rounds, seconds=seconds)
            memory = _rss_mb(product), _rss_mb(floor)
    return _figures(pages, counted, memory, cold)


def _figures(
    pages: dict[str, BenchPage], counted: dict[str, int], memory: tuple[float, float], cold: float
) -> dict[str, Any]:
    floor, new, ten = (pages[name].per_second for name in ("floor", "new", "ten_years"))
    return {
        "floor_rps": round(floor, 1),
        "new_rps": round(new, 1),
        "ten_years_rps": round(ten, 1),
        "floor_ratio": round(ten / floor, 3),
        "history_ratio": round(ten / new, 3),
        "queries_new": counted["new"],
        "queries_ten_years": counted["ten_years"],
        "rss_mb": memory[0],
        "floor_rss_mb": memory[1],
        "cold_start_ms": round(cold),
    }
