"""Several starts on one data folder: each waits for the one before it, and for nothing else."""

import fcntl
import subprocess
from pathlib import Path

import pytest

from our2souls.demo.management.commands.demo import LOCK
from tests.config.command import COMMAND, QUICK, opened, rows_of, run, surroundings

pytestmark = pytest.mark.host


def test_the_demo_prepares_its_data_folder_itself(lived_in: Path) -> None:
    done = run(lived_in, "demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "here already" in done.stdout
    assert run(lived_in, "prepare").returncode == 0


def test_first_starts_at_once_wait_for_each_other(data: Path) -> None:
    starts = [
        subprocess.Popen(
            [*COMMAND, command],
            cwd=data.parent,
            env=surroundings(data, **QUICK),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in ("prepare", "demo", "prepare", "demo")
    ]
    errors = [start.communicate(timeout=180)[1] for start in starts]
    assert [start.returncode for start in starts] == [0] * 4, errors
    for words in errors:
        assert set(words.splitlines()) <= {
            f"Another start is preparing the data folder {data}; this one goes on when it has ended."
        }
    with opened(rows_of(data)) as rows:
        assert rows.execute("SELECT count(*) FROM people_person").fetchone() == (9,)


def test_a_start_does_not_wait_for_the_demo_that_is_being_loaded(bare: Path) -> None:
    with (bare / LOCK).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        start = run(bare, "prepare")
    assert (start.returncode, start.stderr) == (0, "")
