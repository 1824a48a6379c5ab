"""docs/host/backup.md is true: its commands are run as they stand there, one after the other, in other folders."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.config.command import surroundings
from tests.operation.conftest import TWO
from tests.operation.place import sqlite_place

pytestmark = pytest.mark.host

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/host/backup.md"
FOLDERS = ("/backup", "/elsewhere", "/safe", "/srv/new", "/srv/our2souls/data")
AS_LONG_AS_IT_TAKES = "keys rotate --data"
"""Waits for minutes; tests/operation/rotation runs it without."""


def commands(page: str) -> list[str]:
    """The lines that stand indented; of a line for cron, what it runs."""
    return [line.strip().removeprefix("0 3 * * *").strip() for line in re.findall(r"^    (\S.*)$", page, re.MULTILINE)]


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    place = sqlite_place(tmp_path)
    place.succeed("prepare")
    place.python(TWO)
    (tmp_path / "safe").mkdir()
    (tmp_path / "safe" / "master.key").write_bytes((place.data / "secret" / "master.key").read_bytes())
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = surroundings(place.data, PATH=path, PYTHONPATH=str(ROOT), OUR2SOULS_DEBUG="yes")
    lines = [line for line in commands(PAGE.read_text(encoding="utf-8")) if AS_LONG_AS_IT_TAKES not in line]
    assert len(lines) >= 9
    printed = []
    for line in lines:
        here = re.sub("|".join(FOLDERS), lambda found: str(tmp_path / found[0].removeprefix("/")), line)
        here = here.replace(str(tmp_path / "srv/our2souls/data"), str(place.data)).replace(
            "/srv/our2souls/code", str(ROOT)
        )
        done = subprocess.run(
            ["/bin/sh", "-c", here],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        printed.append(done.stdout)
    assert sum("is whole" in each for each in printed) == 1
    assert sum("Nothing is wrong" in each for each in printed) == 2
    assert len(list((tmp_path / "elsewhere" / "keys").glob("*Z"))) == 2
    assert (place.data / "secret" / "master.key.old").exists()


def test_a_line_for_cron_is_run_without_its_hour() -> None:
    assert commands("    0 3 * * *  cd /there && run it\n\ntext\n") == ["cd /there && run it"]
