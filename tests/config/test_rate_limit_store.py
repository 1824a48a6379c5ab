"""Limits hold for the machine: in every process at once, and after a restart."""

import subprocess
from pathlib import Path

import pytest

from tests.config.command import COMMAND, Run, surroundings

TRY = """
from django.test import RequestFactory
from our2souls.people.pairing import invitation_limits
request = RequestFactory().post("/us/join", REMOTE_ADDR="203.0.113.7")
print(sum(invitation_limits.may_try_code(request, None) is not None for _ in range({tries})))
"""


def count_after(our2souls: Run, tries: int) -> int:
    """How many tries a process of its own was allowed."""
    done = our2souls("shell", "--no-imports", "-c", TRY.format(tries=tries))
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.host
def test_a_rate_limit_count_outlives_its_process(our2souls: Run, bare: Path) -> None:
    assert count_after(our2souls, 6) == 6
    assert count_after(our2souls, 6) == 4
    assert count_after(our2souls, 6) == 0
    assert (bare / "limits.sqlite3").exists()


def test_two_processes_share_one_rate_limit_count(bare: Path, tmp_path: Path) -> None:
    command = [*COMMAND, "shell", "--no-imports", "-c", TRY.format(tries=10)]
    both = [
        subprocess.Popen(command, cwd=tmp_path, env=surroundings(bare), stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert sum(int(each.communicate(timeout=60)[0]) for each in both) == 10
