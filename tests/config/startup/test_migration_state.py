"""Databases of other versions, and migrations that were cut off or fail."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations import CreateModel
from django.db.migrations.loader import MigrationLoader

from tests.config.command import opened, refused, rows_of, run

pytestmark = pytest.mark.host


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
        ("our2souls.sqlite3", "diary", "0001_initial"),
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


def test_unknown_migrations_of_a_library_do_not_stop_the_start(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        rows.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0002_dropped', '2026-11-01')")
    assert run(bare, "prepare").returncode == 0


def test_a_migration_that_fails_is_named_and_rolled_back(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        rows.execute("DELETE FROM django_migrations WHERE app = 'web'")
    refused(
        run(bare, "prepare"),
        "the step web 0001_initial failed (OperationalError)",
        "start the version you had before",
    )


MADE = "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND tbl_name NOT IN ('django_migrations', 'sqlite_sequence')"


def parts(made: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What each table and each index is made of; a library's own columns have come in the order of its versions."""
    return {name: sorted(sql.removesuffix(")").partition(" (")[2].split(", ")) for name, sql in made}


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_all_other_tests_have(bare: Path) -> None:
    with opened(rows_of(bare)) as rows, connection.cursor() as cursor:
        cursor.execute(MADE)
        expected = parts(cursor.fetchall())
        found = parts(rows.execute(MADE).fetchall())
    assert {name: found.get(name) for name in expected} == expected
    assert found.keys() == expected.keys()


def made_by(data: Path, command: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What a command makes in an empty folder: all tables and indexes, and the steps that it says it went."""
    data.parent.mkdir()
    assert run(data, *command.split()).returncode == 0
    with opened(rows_of(data)) as rows:
        made = set(rows.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL").fetchall())
        return made, set(rows.execute("SELECT app, name FROM django_migrations").fetchall())


def test_a_first_start_makes_what_all_migrations_one_after_the_other_make(tmp_path: Path) -> None:
    at_once, one_by_one = made_by(tmp_path / "a" / "data", "prepare"), made_by(tmp_path / "b" / "data", "migrate")
    assert at_once == one_by_one
    assert len(at_once[0]) > 300


def test_a_first_start_that_was_cut_off_between_two_tables_goes_on(bare: Path) -> None:
    with opened(rows_of(bare)) as rows:
        whole = set(rows.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL").fetchall())
        rows.execute("DROP TABLE feed_feedaddress")
        rows.execute("DROP TABLE web_submission")
        rows.execute("DELETE FROM django_migrations WHERE app IN ('feed', 'web')")
    assert run(bare, "prepare").returncode == 0
    with opened(rows_of(bare)) as rows:
        assert set(rows.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL").fetchall()) == whole


def test_a_first_migration_of_ours_makes_each_table_in_one_step() -> None:
    steps = {
        f"{app} {step}": {type(each) for each in migration.operations}
        for (app, step), migration in MigrationLoader(None).disk_migrations.items()
        if step == "0001_initial" and type(migration).__module__.startswith("our2souls.")
    }
    lesson = "`.venv/bin/python scripts/fold_migrations.py`: a step for each index doubles a first start"
    assert {step for step, kinds in steps.items() if kinds != {CreateModel}} == set(), lesson
    assert len(steps) > 10
