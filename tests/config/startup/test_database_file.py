"""Damaged, mixed and foreign data folders, full disks, held locks: one sentence that says what to do, and exit code 2."""

import fcntl
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from our2souls.demo.management.commands.demo import LOCK
from tests.config.conftest import COMMAND, Run, surroundings
from tests.config.server.test_serve import refused

pytestmark = pytest.mark.host
QUICK = {"OUR2SOULS_DEBUG": "yes"}
"""Nothing is collected: what is tried here comes before."""


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


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the demo couples live: made by `demo` alone, on no folder at all."""
    data = tmp_path_factory.mktemp("lived") / "data"
    done = run(data, "demo")
    assert (done.returncode, done.stderr) == (0, "")
    return data


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after its first start, without anybody."""
    data = tmp_path_factory.mktemp("bare") / "data"
    assert run(data, "prepare").returncode == 0
    return data


@pytest.fixture
def lived_in(once: Path, data: Path) -> Path:
    shutil.copytree(once, data)
    return data


@pytest.fixture
def bare(prepared: Path, data: Path) -> Path:
    shutil.copytree(prepared, data)
    return data


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as database, database:
        yield database


def keys_of(data: Path) -> Path:
    return data / "keys.sqlite3"


def rows_of(data: Path) -> Path:
    return data / "our2souls.sqlite3"


def test_the_demo_needs_no_first_start(lived_in: Path) -> None:
    done = run(lived_in, "demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "here already" in done.stdout
    assert run(lived_in, "prepare").returncode == 0


@pytest.mark.parametrize("name", ["our2souls.sqlite3", "keys.sqlite3"])
@pytest.mark.parametrize("damage", ["garbage", "cut", "short"])
def test_a_damaged_file_is_named(lived_in: Path, name: str, damage: str) -> None:
    path = lived_in / name
    whole = path.read_bytes()
    path.write_bytes({"garbage": b"words, no rows" * 999, "cut": whole[: len(whole) // 2], "short": whole[:60]}[damage])
    says = "is not a database" if damage == "garbage" else "is cut off"
    refused(run(lived_in, "prepare"), f"{path} {says}", "put the whole of it back from your backup")


def test_a_damaged_file_stops_other_commands_too(bare: Path) -> None:
    rows_of(bare).write_bytes(rows_of(bare).read_bytes()[:9000])
    refused(run(bare, "worker"), "our2souls.sqlite3 is cut off")


def test_a_file_that_is_damaged_inside_is_refused(lived_in: Path) -> None:
    path = keys_of(lived_in)
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * len(whole[4096:])
    path.write_bytes(whole)
    refused(run(lived_in, "prepare"), "is damaged; put the whole of it back from your backup")


def test_damaged_counts_may_go(bare: Path) -> None:
    (bare / "limits.sqlite3").write_text("no rows")
    refused(run(bare, "prepare"), "limits.sqlite3 is not a database; remove it (it only counts tries)")
    (bare / "limits.sqlite3").unlink()
    assert run(bare, "prepare").returncode == 0


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("lose", [remove, empty])
def test_a_lost_key_store_stops_the_start(lived_in: Path, lose: Callable[[Path], None]) -> None:
    lose(keys_of(lived_in))
    for command in ("serve", "demo"):
        refused(run(lived_in, command), "holds no keys while the database holds people", "keys.sqlite3 back")


@pytest.mark.parametrize("lose", [remove, empty])
def test_a_lost_database_stops_the_start(lived_in: Path, lose: Callable[[Path], None]) -> None:
    lose(rows_of(lived_in))
    for command in ("serve", "demo"):
        refused(run(lived_in, command), "holds 9 keys of people and couples", "knows none of them", "OUR2SOULS_DATA")


def test_a_database_of_nobody_beside_older_keys_stops_the_start(lived_in: Path, prepared: Path) -> None:
    shutil.copy(rows_of(prepared), rows_of(lived_in))
    with opened(rows_of(lived_in)) as rows:
        rows.execute("UPDATE django_migrations SET applied = '2999-01-01 00:00:00'")
    refused(run(lived_in, "prepare"), "keys of people and couples", "knows none of them")


@pytest.mark.parametrize("kind", ["person", "couple"])
def test_a_key_store_that_lacks_somebody_stops_the_start(lived_in: Path, kind: str) -> None:
    with opened(keys_of(lived_in)) as keys:
        keys.execute(
            "DELETE FROM privacy_datakey WHERE holder = (SELECT holder FROM privacy_datakey WHERE kind = ? LIMIT 1)",
            [kind],
        )
    refused(run(lived_in, "prepare"), "lacks the keys of 1 of 9 people and couples", "put the newest one")


def test_keys_of_others_under_the_same_master_key_stop_the_start(lived_in: Path) -> None:
    with opened(keys_of(lived_in)) as keys:
        for (holder,) in keys.execute("SELECT holder FROM privacy_datakey").fetchall():
            keys.execute("UPDATE privacy_datakey SET holder = ? WHERE holder = ?", [uuid4().hex, holder])
    refused(run(lived_in, "prepare"), "lacks the keys of 9 of 9 people and couples")


def test_keys_that_do_not_open_their_holders_words_stop_the_start(lived_in: Path) -> None:
    with opened(keys_of(lived_in)) as keys:
        held = keys.execute("SELECT holder, wrapped FROM privacy_datakey ORDER BY holder").fetchall()
        for (holder, _), (_, wrapped) in zip(held, [*held[1:], held[0]], strict=True):
            keys.execute("UPDATE privacy_datakey SET wrapped = ? WHERE holder = ?", [wrapped, holder])
    refused(run(lived_in, "prepare"), "does not open the words in", "two that belong together")


def test_another_master_key_stops_the_start(lived_in: Path, prepared: Path) -> None:
    shutil.copy(prepared / "secret" / "master.key", lived_in / "secret" / "master.key")
    refused(run(lived_in, "prepare"), "The master key is not the one this data was sealed with")


def test_one_damaged_row_and_an_erased_key_are_no_foreign_store(lived_in: Path) -> None:
    with opened(rows_of(lived_in)) as rows:
        damaged = [b"\x01\x00\x01" + bytes(60)]
        rows.execute("UPDATE dreams_dream SET line = ? WHERE id = (SELECT min(id) FROM dreams_dream)", damaged)
    with opened(keys_of(lived_in)) as keys:
        keys.execute(
            "UPDATE privacy_datakey SET wrapped = NULL, erased_at = '2026-01-01' WHERE holder ="
            " (SELECT max(holder) FROM privacy_datakey)"
        )
    assert run(lived_in, "prepare").returncode == 0


def test_a_sign_up_that_was_taken_back_does_not_stop_the_next_start(bare: Path) -> None:
    """Its key was made before its person, who never came."""
    code = (
        "import django; django.setup()\n"
        "from our2souls.privacy import keys; from uuid import uuid4\n"
        "keys.create(uuid4(), 'person')"
    )
    variables = surroundings(bare, DJANGO_SETTINGS_MODULE="our2souls.config.settings", **QUICK)
    subprocess.run([sys.executable, "-c", code], cwd=bare.parent, env=variables, check=True)
    assert run(bare, "prepare").returncode == 0


def test_a_first_start_that_was_cut_off_goes_on(bare: Path) -> None:
    for name in ("our2souls.sqlite3", "limits.sqlite3"):
        (bare / name).unlink()
    assert run(bare, "prepare").returncode == 0, "there are keys' tables, but no keys"
    assert (bare / "our2souls.sqlite3").exists()


@pytest.mark.parametrize(
    ("database", "app", "name"),
    [
        ("our2souls.sqlite3", "dreams", "0999_later"),
        ("our2souls.sqlite3", "dreams", "0001_elsewhere"),
        ("our2souls.sqlite3", "care", "0001_initial"),
        ("our2souls.sqlite3", "account", "0999_later"),
        ("keys.sqlite3", "privacy", "0999_later"),
    ],
)
def test_data_of_a_newer_version_stops_the_start(bare: Path, database: str, app: str, name: str) -> None:
    with opened(bare / database) as rows:
        rows.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, '2026-11-01')", [app, name])
    refused(
        run(bare, "prepare"), f"A newer version of Our2Souls has used this data (it made {app} {name})", "install that"
    )


def test_data_from_before_the_first_version_stops_the_start(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        rows.execute("DELETE FROM django_migrations WHERE app = 'intentions'")
    refused(run(bare, "prepare"), "before version 0.1", "start with an empty data folder")


def test_what_others_have_put_together_is_not_newer(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        rows.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0002_dropped', '2026-11-01')")
    assert run(bare, "prepare").returncode == 0


def test_a_step_that_fails_is_named_and_taken_back(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        rows.execute("DELETE FROM django_migrations WHERE app = 'web'")
    refused(
        run(bare, "prepare"),
        "the step web 0001_initial failed (OperationalError)",
        "start the version you had before",
    )


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


def test_static_files_without_room_are_refused(bare: Path) -> None:
    refused(run(bare, "prepare", limit=40_000, OUR2SOULS_DEBUG="no"), "no room left on the disk")


def test_a_folder_without_links_is_served(data: Path) -> None:
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


def test_a_terminal_that_knows_few_letters_is_written_to(lived_in: Path) -> None:
    (lived_in / "secret" / "master.key").unlink()
    done = run(lived_in, "prepare", PYTHONIOENCODING="ascii")
    refused(done, "without it nobody's words can be read")


def test_a_misspelt_setting_is_refused_also_in_the_file(our2souls: Run, data: Path, tmp_path: Path) -> None:
    refused(
        our2souls("serve", OUR2SOULS_ORGIN="https://us.example"), "OUR2SOULS_ORGIN is no setting; OUR2SOULS_ORIGIN is"
    )
    (tmp_path / ".env").write_text("OUR2SOULS_SMPT_URL=smtp://mail.example\n")
    refused(our2souls("serve"), "OUR2SOULS_SMPT_URL is no setting; OUR2SOULS_SMTP_URL is", ".env")
    assert not data.exists()


def test_smtp_on_the_port_of_smtps_is_refused(our2souls: Run) -> None:
    refused(
        our2souls("serve", OUR2SOULS_SMTP_URL="smtp://us:word@mail.example:465"), "write smtps:// instead of smtp://"
    )


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
    said = [start.communicate(timeout=180)[1] for start in starts]
    assert [start.returncode for start in starts] == [0] * 4, said
    for words in said:
        assert set(words.splitlines()) <= {
            f"Another start is preparing the data folder {data}; this one goes on when it has ended."
        }
    with opened(rows_of(data)) as rows:
        assert rows.execute("SELECT count(*) FROM people_person").fetchone() == (6,)


def test_a_start_does_not_wait_for_the_demo_that_is_being_loaded(bare: Path) -> None:
    with (bare / LOCK).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        start = run(bare, "prepare")
    assert (start.returncode, start.stderr) == (0, "")
