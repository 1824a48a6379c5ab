"""Damaged and locked databases, and disks without room: one sentence that says what to do, and exit code 2."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.command import QUICK, keys_of, refused, rows_of, run, surroundings

pytestmark = pytest.mark.host


@pytest.mark.parametrize("name", ["our2souls.sqlite3", "keys.sqlite3"])
@pytest.mark.parametrize("damage", ["garbage", "cut", "short"])
def test_a_damaged_database_file_is_named(lived_in: Path, name: str, damage: str) -> None:
    path = lived_in / name
    whole = path.read_bytes()
    path.write_bytes({"garbage": b"words, no rows" * 999, "cut": whole[: len(whole) // 2], "short": whole[:60]}[damage])
    says = "is not a database" if damage == "garbage" else "is cut off"
    refused(run(lived_in, "prepare"), f"{path} {says}", "put the whole of it back from your backup")


def test_a_damaged_database_file_stops_the_worker_too(bare: Path) -> None:
    rows_of(bare).write_bytes(rows_of(bare).read_bytes()[:9000])
    refused(run(bare, "worker"), "our2souls.sqlite3 is cut off")


def test_a_database_that_is_damaged_inside_is_refused(lived_in: Path) -> None:
    path = keys_of(lived_in)
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * len(whole[4096:])
    path.write_bytes(whole)
    refused(run(lived_in, "prepare"), "is damaged; put the whole of it back from your backup")


def test_a_damaged_database_of_limits_may_be_removed(bare: Path) -> None:
    (bare / "limits.sqlite3").write_text("no rows")
    refused(run(bare, "prepare"), "limits.sqlite3 is not a database; remove it (it only counts tries)")
    (bare / "limits.sqlite3").unlink()
    assert run(bare, "prepare").returncode == 0


def test_a_database_that_somebody_else_writes_to_is_refused(data: Path) -> None:
    data.mkdir(mode=0o700)
    with closing(sqlite3.connect(rows_of(data), isolation_level=None)) as held:
        held.execute("PRAGMA journal_mode=WAL")
        held.execute("CREATE TABLE theirs (row)")
        held.execute("BEGIN IMMEDIATE")
        refused(run(data, "prepare"), f"A database in {data} is being written to by another process", "start again")
    assert run(data, "prepare").returncode == 0


@pytest.mark.parametrize("limit", [0, 20_000, 900_000])
def test_a_disk_without_room_is_refused_until_there_is_room(data: Path, limit: int) -> None:
    done = run(data, "prepare", limit=limit)
    refused(done, str(data))
    assert any(words in done.stderr for words in ("no room left on the disk", "does not take what is written"))
    assert run(data, "prepare").returncode == 0


def test_a_disk_without_room_for_static_files_is_refused(bare: Path) -> None:
    refused(run(bare, "prepare", limit=40_000, OUR2SOULS_DEBUG="no"), "no room left on the disk")


def test_a_data_folder_on_a_disk_without_hard_links_is_prepared(data: Path) -> None:
    """As on exFAT: whoever links is told that it is not permitted."""
    code = (
        "import os, sys\n"
        "def link(*_): raise PermissionError(1, 'Operation not permitted')\n"
        "os.link = link\n"
        "sys.argv = ['our2souls', 'prepare']\n"
        "from our2souls.config.cli import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=data.parent,
        env=surroundings(data, **QUICK),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (data / "secret").iterdir()) == ["django.key", "master.key"]
    assert run(data, "prepare").returncode == 0
