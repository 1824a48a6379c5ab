"""Lost, foreign and mixed databases and keys: one sentence that says what to do, and exit code 2."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from tests.config.command import QUICK, keys_of, opened, refused, rows_of, run, start_in, surroundings

pytestmark = pytest.mark.host


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
        refused(run(lived_in, command), "holds 13 keys of people and couples", "knows none of them", "OUR2SOULS_DATA")


def test_an_empty_database_beside_older_keys_stops_the_start(lived_in: Path, tmp_path: Path) -> None:
    shutil.copy(rows_of(start_in(tmp_path / "other")), rows_of(lived_in))
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
    refused(run(lived_in, "prepare"), "lacks the keys of 1 of 13 people and couples", "put the newest one")


def test_keys_of_others_under_the_same_master_key_stop_the_start(lived_in: Path) -> None:
    with opened(keys_of(lived_in)) as keys:
        for (holder,) in keys.execute("SELECT holder FROM privacy_datakey").fetchall():
            keys.execute("UPDATE privacy_datakey SET holder = ? WHERE holder = ?", [uuid4().hex, holder])
    refused(run(lived_in, "prepare"), "lacks the keys of 13 of 13 people and couples")


def test_keys_that_do_not_open_their_holders_words_stop_the_start(lived_in: Path) -> None:
    with opened(keys_of(lived_in)) as keys:
        rows = keys.execute("SELECT holder, wrapped FROM privacy_datakey ORDER BY holder").fetchall()
        for (holder, _), (_, wrapped) in zip(rows, [*rows[1:], rows[0]], strict=True):
            keys.execute("UPDATE privacy_datakey SET wrapped = ? WHERE holder = ?", [wrapped, holder])
    refused(run(lived_in, "prepare"), "does not open the words in", "two that belong together")


def test_another_master_key_stops_the_start(lived_in: Path, tmp_path: Path) -> None:
    other = start_in(tmp_path / "other")
    shutil.copy(other / "secret" / "master.key", lived_in / "secret" / "master.key")
    refused(run(lived_in, "prepare"), "The master key is not the one this data was sealed with")


def test_one_damaged_row_and_an_erased_key_do_not_stop_the_start(lived_in: Path) -> None:
    with opened(rows_of(lived_in)) as rows:
        damaged = [b"\x01\x00\x01" + bytes(60)]
        rows.execute("UPDATE dreams_dream SET line = ? WHERE id = (SELECT min(id) FROM dreams_dream)", damaged)
    with opened(keys_of(lived_in)) as keys:
        keys.execute(
            "UPDATE privacy_datakey SET wrapped = NULL, erased_at = '2026-01-01' WHERE holder ="
            " (SELECT max(holder) FROM privacy_datakey)"
        )
    assert run(lived_in, "prepare").returncode == 0


def test_a_key_of_a_sign_up_that_was_rolled_back_does_not_stop_the_start(bare: Path) -> None:
    """Its key was made before its person, who never came."""
    code = (
        "import django; django.setup()\n"
        "from our2souls.privacy import keys; from uuid import uuid4\n"
        "keys.create(uuid4(), 'person')"
    )
    variables = surroundings(bare, DJANGO_SETTINGS_MODULE="our2souls.config.settings", **QUICK)
    subprocess.run([sys.executable, "-c", code], cwd=bare.parent, env=variables, check=True)
    assert run(bare, "prepare").returncode == 0


def test_the_refusal_is_readable_on_an_ascii_terminal(lived_in: Path) -> None:
    (lived_in / "secret" / "master.key").unlink()
    done = run(lived_in, "prepare", PYTHONIOENCODING="ascii")
    refused(done, "without it nobody's words can be read")
