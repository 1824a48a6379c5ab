"""The command as a host runs it: a process of its own, with nothing in its environment but what a test says."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.command import COMMAND, Run, start_in, surroundings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def bare(data: Path) -> Path:
    """A data folder after its first start, without anybody."""
    return start_in(data)


@pytest.fixture
def our2souls(data: Path, tmp_path: Path) -> Run:
    """Run `our2souls …` to its end in an empty folder."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            env=surroundings(data, **variables),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
