"""Databases of other versions, and migrations that were cut off or fail."""

from pathlib import Path

import pytest

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
