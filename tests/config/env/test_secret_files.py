"""The secret keys: made once, for their owner alone, never for data that already has one."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from our2souls.config.env import secret_files
from our2souls.config.env.variables import StartupError


@pytest.fixture(autouse=True)
def no_keys_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OUR2SOULS_SECRET_KEY", raising=False)
    monkeypatch.delenv("OUR2SOULS_MASTER_KEY", raising=False)


def nobody() -> bool:
    return False


def somebody() -> bool:
    return True


def without_links(*_paths: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_full_disk_leaves_no_key_file_and_the_start_can_be_repeated(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    secret_files.make_folder(data)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            secret_files.ensure(data, nobody)
    assert not list((data / "secret").iterdir())
    secret_files.ensure(data, nobody)
    assert len(secret_files.read(data)[1]) == 32


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_first_start_makes_both_key_files_for_their_owner_alone(data: Path) -> None:
    secret_files.make_folder(data)
    secret_files.ensure(data, nobody)
    signing, master = secret_files.read(data)
    assert len(signing) >= 32
    assert len(master) == 32
    assert mode(data) == mode(data / "secret") == 0o700
    assert mode(data / "secret" / "django.key") == mode(data / "secret" / "master.key") == 0o600
    assert sorted(path.name for path in (data / "secret").iterdir()) == ["django.key", "master.key"]


def test_a_second_start_keeps_the_key_files(data: Path) -> None:
    secret_files.make_folder(data)
    secret_files.ensure(data, nobody)
    first = secret_files.read(data)
    secret_files.ensure(data, somebody)
    assert secret_files.read(data) == first


def test_reading_keys_makes_no_files(data: Path) -> None:
    assert secret_files.read(data) == ("", b"")
    assert not data.exists()


def test_a_missing_master_key_is_never_replaced_where_people_are(data: Path) -> None:
    secret_files.make_folder(data)
    secret_files.ensure(data, nobody)
    (data / "secret" / "master.key").unlink()
    with pytest.raises(StartupError, match="key is missing while the database already holds people; put it back"):
        secret_files.ensure(data, somebody)
    assert not (data / "secret" / "master.key").exists()


def test_a_lost_signing_key_is_made_anew(data: Path) -> None:
    secret_files.make_folder(data)
    secret_files.ensure(data, nobody)
    (data / "secret" / "django.key").unlink()
    secret_files.ensure(data, somebody)
    assert secret_files.read(data)[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("master.key", "bm90IDMyIGJ5dGVz", "does not hold a master key"),
        ("master.key", "not base64 at all", "does not hold a master key"),
        ("django.key", "short", "does not hold a key"),
        ("master.key", "\N{KEY}", "cannot be read"),
    ],
)
def test_a_key_file_that_holds_no_key_is_named(data: Path, name: str, content: str, says: str) -> None:
    (data / "secret").mkdir(parents=True)
    (data / "secret" / name).write_text(content, encoding="utf-8")
    with pytest.raises(StartupError, match=says):
        secret_files.read(data)


def test_keys_of_the_environment_come_before_the_files(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR2SOULS_SECRET_KEY", "s" * 40)
    monkeypatch.setenv("OUR2SOULS_MASTER_KEY", "dGVzdHMgd3JhcCB0aGVpciBrZXlzIHdpdGggdGhpcyE=")
    secret_files.make_folder(data)
    secret_files.ensure(data, somebody)
    assert not (data / "secret").exists()


@pytest.mark.parametrize("links", [True, False])
def test_two_first_starts_at_once_make_one_key(data: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:  # noqa: FBT001 - a case
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    secret_files.make_folder(data)
    (data / "secret").mkdir()
    drafts = [f"draft-{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as starts:
        list(
            starts.map(lambda draft: secret_files.publish(data / "secret", "master.key", draft.encode(), draft), drafts)
        )
    kept = (data / "secret" / "master.key").read_text()
    assert kept.strip() in drafts
    secret_files.publish(data / "secret", "master.key", b"later", "draft-later")
    assert (data / "secret" / "master.key").read_text() == kept
    assert [path.name for path in (data / "secret").iterdir()] == ["master.key"]


def test_a_secret_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartupError, match="cannot be written to; choose another with OUR2SOULS_DATA"):
        secret_files.make_folder(tmp_path / "file" / "data")
