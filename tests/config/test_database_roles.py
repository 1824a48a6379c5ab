"""The roles that `our2souls database_roles` makes: one serves under the policies, one owns, one sees all."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.config.command import COMMAND, SECONDS, refused, surroundings

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("db")]

KEY = "dGVzdHMgd3JhcCB0aGVpciBrZXlzIHdpdGggdGhpcyE="


@contextmanager
def two_empty() -> Iterator[tuple[str, str]]:
    """The addresses of two empty databases, for somebody who may make roles."""
    rows, keys = (f"roles_{uuid4().hex[:8]}_{kind}" for kind in ("rows", "keys"))
    user, password = os.environ.get("PGUSER", "postgres"), os.environ.get("PGPASSWORD", "")
    place = f"{user}:{password}@{os.environ.get('PGHOST', 'localhost')}:{os.environ.get('PGPORT', '5432')}"
    with psycopg.connect(dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {rows}")
        admin.execute(f"CREATE DATABASE {keys}")
        yield f"postgresql://{place}/{rows}", f"postgresql://{place}/{keys}"
        admin.execute(f"DROP DATABASE {rows} WITH (FORCE)")
        admin.execute(f"DROP DATABASE {keys} WITH (FORCE)")


@pytest.fixture
def two() -> Iterator[tuple[str, str]]:
    """Two empty databases. One test at a time: the roles are the server's, and making them anew changes their passwords."""
    with psycopg.connect(dbname="postgres", autocommit=True) as one_at_a_time, two_empty() as addresses:
        one_at_a_time.execute("SELECT pg_advisory_lock(hashtext('our2souls roles'))")
        yield addresses


def command(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Our command, as a host runs it."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=surroundings(data, OUR2SOULS_MASTER_KEY=KEY, OUR2SOULS_DEBUG="yes", **variables),
        capture_output=True,
        text=True,
        timeout=SECONDS * 3,
        check=False,
    )


def roles(data: Path, two: tuple[str, str]) -> dict[str, str]:
    """The settings that the command prints."""
    done = command(data, "database_roles", *two)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("OUR2SOULS_")]
    return dict(line.split("=", 1) for line in lines)


def test_what_serves_sees_nobody_and_changes_no_table_while_backup_sees_all(
    two: tuple[str, str], tmp_path: Path
) -> None:
    settings = roles(tmp_path / "data", two)
    done = command(tmp_path / "data", "demo", **settings)
    assert done.returncode == 0, done.stderr
    with psycopg.connect(settings["OUR2SOULS_DATABASE_URL"], autocommit=True) as app:
        assert app.execute("SELECT count(*) FROM dreams_dream").fetchone() == (0,)
        assert app.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
        for forbidden in (
            "ALTER TABLE dreams_dream DISABLE ROW LEVEL SECURITY",
            "DROP POLICY reads ON dreams_dream",
            "SET ROLE our2souls_maintenance",
            "CREATE TABLE mine (id int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden)
    with psycopg.connect(settings["OUR2SOULS_MAINTENANCE_DATABASE_URL"]) as all_seeing:
        (seen,) = all_seeing.execute("SELECT count(*) FROM dreams_dream").fetchone() or (0,)
        assert seen > 0


def test_roles_are_given_to_a_database_that_is_in_use_and_given_new_passwords(
    two: tuple[str, str], tmp_path: Path
) -> None:
    one_role = {"OUR2SOULS_DATABASE_URL": two[0], "OUR2SOULS_KEYS_DATABASE_URL": two[1]}
    assert command(tmp_path / "data", "prepare", **one_role).returncode == 0
    before = roles(tmp_path / "data", two)
    after = roles(tmp_path / "data", two)
    assert command(tmp_path / "data", "prepare", **after).returncode == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(before["OUR2SOULS_DATABASE_URL"])


def test_whoever_may_make_no_roles_is_told_so_in_one_sentence(two: tuple[str, str], tmp_path: Path) -> None:
    settings = roles(tmp_path / "data", two)
    app, keys = settings["OUR2SOULS_DATABASE_URL"], settings["OUR2SOULS_KEYS_DATABASE_URL"]
    refused(command(tmp_path / "data", "database_roles", app, keys), "The roles could not be made")


def test_a_backup_is_made_and_put_back_by_the_roles(two: tuple[str, str], tmp_path: Path) -> None:
    settings = roles(tmp_path / "data", two)
    assert command(tmp_path / "data", "demo", **settings).returncode == 0
    copies = (str(tmp_path / "copies"), "--keys", str(tmp_path / "copied-keys"))
    done = command(tmp_path / "data", "backup", *copies, **settings)
    assert done.returncode == 0, done.stderr
    with two_empty() as others:
        elsewhere = roles(tmp_path / "other", others)
        done = command(tmp_path / "other", "restore", *copies, **elsewhere)
        assert done.returncode == 0, done.stderr
        done = command(tmp_path / "other", "doctor", **elsewhere)
        assert "Nothing is wrong." in done.stdout, done.stdout
        with psycopg.connect(elsewhere["OUR2SOULS_DATABASE_URL"]) as app:
            assert app.execute("SELECT count(*) FROM people_person").fetchone() == (0,), "under its policies again"
