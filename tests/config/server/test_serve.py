"""`our2souls serve` as a host meets it: what it makes, what it says, what stops it, and what it leaves running."""

import os
import signal
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.config.command import Run, children, refused, serving, status, wait_for

pytestmark = pytest.mark.host


def test_serve_refuses_a_taken_port(our2souls: Run, taken_port: int) -> None:
    refused(
        our2souls("serve", OUR2SOULS_PORT=str(taken_port)),
        f"Port {taken_port} is taken",
        f"make serve PORT={taken_port + 1}",
    )


def test_serve_refuses_an_address_of_another_machine(our2souls: Run) -> None:
    refused(
        our2souls("serve", OUR2SOULS_HOST="203.0.113.7"), "OUR2SOULS_HOST 203.0.113.7 is not an address of this machine"
    )


def test_serve_refuses_an_unwritable_data_folder(our2souls: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(
        our2souls("serve", OUR2SOULS_DATA=str(tmp_path / "file" / "data")), "cannot be written to", "make serve DATA="
    )


def test_serve_refuses_a_wrong_setting_before_it_makes_a_data_folder(our2souls: Run, data: Path) -> None:
    refused(
        our2souls("serve", OUR2SOULS_PORT="http"),
        "OUR2SOULS_PORT cannot be understood; set it to a number from 1 to 65535",
    )
    assert not data.exists()


def test_prepare_refuses_a_database_that_does_not_answer(our2souls: Run, free_port: int) -> None:
    url = f"postgresql://us:secret@127.0.0.1:{free_port}/us"
    done = our2souls("prepare", OUR2SOULS_DATABASE_URL=url)
    refused(done, "The database of OUR2SOULS_DATABASE_URL does not answer")
    assert "secret" not in done.stderr
    refused(our2souls("prepare", OUR2SOULS_KEYS_DATABASE_URL=url), "A database cannot be opened")


def somebody(data: Path) -> None:
    """Put a person into a prepared data folder, past everything that would give them a key."""
    with sqlite3.connect(data / "our2souls.sqlite3") as database:
        columns = database.execute("PRAGMA table_info(people_person)").fetchall()
        given = {"id": "0" * 32, "email": "ana@example.org"}
        values = [given.get(name, 0 if kind in {"bool", "INTEGER"} else "") for _, name, kind, *_ in columns]
        database.execute(f"INSERT INTO people_person VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
    database.close()


def test_serve_refuses_a_missing_master_key_where_people_are(our2souls: Run, bare: Path) -> None:
    (bare / "secret" / "master.key").unlink()
    assert our2souls("prepare", OUR2SOULS_DEBUG="yes").returncode == 0, "nobody's words are lost yet: a new key is made"
    somebody(bare)
    (bare / "secret" / "master.key").unlink()
    refused(
        our2souls("serve"), "master.key is missing while the database already holds people", "OUR2SOULS_MASTER_KEY_FILE"
    )
    assert not (bare / "secret" / "master.key").exists()


def test_prepare_refuses_a_lost_key_store_where_people_are(our2souls: Run, bare: Path) -> None:
    somebody(bare)
    refused(our2souls("prepare"), "The key store holds no keys while the database holds people")


def test_prepare_refuses_another_master_key(our2souls: Run, bare: Path) -> None:
    with sqlite3.connect(bare / "keys.sqlite3") as keys:
        columns = keys.execute("PRAGMA table_info(privacy_datakey)").fetchall()
        given: dict[str, object] = {"holder": "1" * 32, "wrapped": b"\0" * 40, "version": 1}
        values = [given.get(name, None if not required else "2026-01-01") for _, name, _, required, *_ in columns]
        keys.execute(f"INSERT INTO privacy_datakey VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
    keys.close()
    refused(our2souls("prepare"), "The master key is not the one this data was sealed with")


def test_prepare_refuses_a_file_that_is_no_database(our2souls: Run, data: Path) -> None:
    data.mkdir()
    (data / "our2souls.sqlite3").write_text("words, many words, more than a header of a database would have" * 20)
    refused(our2souls("prepare"), "is not a database")


def test_check_makes_no_data_folder(our2souls: Run, data: Path) -> None:
    assert our2souls("check").returncode == 0
    assert not data.exists()


def test_serve_says_where_restarts_its_worker_and_ends_with_it(data: Path, free_port: int) -> None:
    with serving(data, free_port) as (process, told):
        lines = told.read_text()
        for words in (
            f"http://localhost:{free_port}",
            f"Your data and its keys lie in {data}",
            "make demo",
            "Ctrl-C",
            "mail",
        ):
            assert words in lines
        assert status(free_port, "/static/ui/app.css") == 200
        wait_for(lambda: children(process, "worker"))
        worker = children(process, "worker")[0]
        os.kill(worker, signal.SIGKILL)
        wait_for(lambda: children(process, "worker") not in ([], [worker]))
        assert "The worker ended with code -9; a new one starts." in told.read_text()
        for name in ("our2souls.sqlite3", "keys.sqlite3"):
            assert stat.S_IMODE((data / name).stat().st_mode) == 0o600
        left = children(process, "")
        key = (data / "secret" / "master.key").read_bytes()
    assert process.returncode == 0
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
    assert "Traceback" not in told.read_text()

    with serving(data, free_port) as (process, _):
        assert (data / "secret" / "master.key").read_bytes() == key
    assert process.returncode == 0


def test_a_server_that_is_killed_takes_its_worker_and_its_pages_along(bare: Path, free_port: int) -> None:
    with serving(bare, free_port) as (process, told):
        wait_for(lambda: children(process, "worker"))
        (worker,) = children(process, "worker")
        os.kill(process.pid, signal.SIGKILL)
        wait_for(lambda: not Path(f"/proc/{worker}").exists())
        wait_for(lambda: status(free_port, "/account/login/") == 0)
        assert "Traceback" not in told.read_text()


def test_serve_with_reload_watches_the_code_and_ends_with_all_its_processes(bare: Path, free_port: int) -> None:
    with serving(bare, free_port, "--reload") as (process, told):
        wait_for(lambda: children(process, "runserver") and children(process, "worker"))
        left = [pid for child in children(process, "") for pid in [child, *children(child, "")]]
        assert len(left) == 3  # the worker, what watches the code, and what serves it
    assert process.returncode == 0
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
    assert "Traceback" not in told.read_text()


def test_serve_refuses_a_misspelt_setting_also_in_the_dotenv_file(our2souls: Run, data: Path, tmp_path: Path) -> None:
    refused(
        our2souls("serve", OUR2SOULS_ORGIN="https://us.example"), "OUR2SOULS_ORGIN is no setting; OUR2SOULS_ORIGIN is"
    )
    (tmp_path / ".env").write_text("OUR2SOULS_SMPT_URL=smtp://mail.example\n")
    refused(our2souls("serve"), "OUR2SOULS_SMPT_URL is no setting; OUR2SOULS_SMTP_URL is", ".env")
    assert not data.exists()


def test_serve_refuses_smtp_on_the_port_of_smtps(our2souls: Run) -> None:
    refused(
        our2souls("serve", OUR2SOULS_SMTP_URL="smtp://us:word@mail.example:465"), "write smtps:// instead of smtp://"
    )
