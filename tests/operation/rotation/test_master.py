"""A new master key: everything opens before, during and after; a kill at any step loses nothing."""

from base64 import b64encode
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connections

from our2souls.config.env.variables import StartupError
from our2souls.operation.rotation import master
from our2souls.privacy import keys, master_key
from our2souls.privacy.models import DataKey
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.operation.rotation.killed import Killed, killed_at_write

PLACE = "a_dream.line:1"


@pytest.fixture
def secrets_folder(tmp_path: Path, settings: Any) -> Path:
    """A master key that lies in a file, as at home."""
    settings.OUR2SOULS_SECRETS = tmp_path
    settings.OUR2SOULS_MASTER_KEY_IS_GIVEN = False
    (tmp_path / "master.key").write_bytes(b64encode(settings.OUR2SOULS_MASTER_KEY) + b"\n")
    return tmp_path


@pytest.fixture
def opens(db: None, secrets_folder: Path) -> Callable[[], bool]:
    """Whether what three holders, and the instance, sealed before is opened by a process that knows nothing yet."""
    holders = [uuid4() for _ in range(3)]
    for holder in holders:
        keys.create(holder, "person")
    sealed = [keys.encrypt(holder, b"a garden", PLACE) for holder in holders]
    for_instance, digest = keys.encrypt_for_instance("a seed", "mfa"), keys.digest_for_instance("an address", "x")

    def try_all() -> bool:
        keys.clear_cache()
        words = {keys.decrypt(holder, each, PLACE) for holder, each in zip(holders, sealed, strict=True)}
        assert keys.decrypt_for_instance(for_instance, "mfa") == "a seed"
        assert keys.digest_for_instance("an address", "x") == digest
        return words == {b"a garden"}

    return try_all


def quiet(_line: str) -> None:
    """Say nothing."""


def wrapped() -> list[bytes]:
    return [bytes(row.wrapped) for row in DataKey.objects.using("keys").order_by("holder")]


def test_a_new_master_key_takes_the_place_of_the_old_one(
    opens: Callable[[], bool], secrets_folder: Path, settings: Any
) -> None:
    before, old = wrapped(), settings.OUR2SOULS_MASTER_KEY
    call_command("keys", "rotate", "--master")
    new = master_key.read(secrets_folder / "master.key")
    assert new not in {None, old}
    assert master_key.read(secrets_folder / "master.key.old") == old
    assert not (secrets_folder / "master.key.new").exists()
    assert not set(before) & set(wrapped())
    assert opens(), "a process that started before finds the new key"
    holder = uuid4()
    keys.create(holder, "person")
    assert all(master_key.is_wrapped_by(new, each) for each in wrapped()), "and wraps by it"
    settings.OUR2SOULS_MASTER_KEY = new
    (secrets_folder / "master.key.old").unlink()
    assert opens(), "and so does one that starts now"
    settings.OUR2SOULS_MASTER_KEY = old
    (secrets_folder / "master.key").unlink()
    with pytest.raises(master_key.MasterKeyForeign):
        opens()


def test_a_kill_at_any_step_loses_nothing_and_the_same_command_goes_on(
    opens: Callable[[], bool], secrets_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaths = 0
    for step in count(1):
        try:
            with killed_at_write(step, connections["keys"], monkeypatch, files=True):
                master.rotate(quiet)
        except Killed:
            deaths += 1
            assert opens()
            master.rotate(quiet)
            assert opens()
            assert sorted(path.name for path in secrets_folder.iterdir() if path.name[0] != ".") == [
                "master.key", "master.key.old",
            ]  # fmt: skip
        else:
            break
    assert deaths >= 10


def test_a_key_that_is_erased_during_a_rotation_stays_erased(
    opens: Callable[[], bool], secrets_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = DataKey.objects.using("keys").filter(kind="person").order_by("holder").first()
    holder, before = row.holder, bytes(row.wrapped)
    unwrap = master_key.unwrap

    def erased_meanwhile(value: bytes) -> bytes:
        if value == before:
            keys.erase(holder)
        return unwrap(value)

    monkeypatch.setattr(master_key, "unwrap", erased_meanwhile)
    master.rotate(quiet)
    assert DataKey.objects.using("keys").get(holder=holder).wrapped is None


def test_a_given_master_key_is_changed_by_its_giver(
    opens: Callable[[], bool], secrets_folder: Path, settings: Any, tmp_path: Path
) -> None:
    settings.OUR2SOULS_MASTER_KEY_IS_GIVEN = True
    (secrets_folder / "master.key").unlink()
    with pytest.raises(StartupError, match="name it with --to"):
        master.rotate(quiet)
    (tmp_path / "mine").write_bytes(b"no key")
    with pytest.raises(StartupError, match="does not hold a master key"):
        master.rotate(quiet, to=tmp_path / "mine")
    (tmp_path / "mine").write_bytes(b64encode(bytes(range(32))))
    said: list[str] = []
    master.rotate(said.append, to=tmp_path / "mine")
    assert "Let OUR2SOULS_MASTER_KEY give it" in "".join(said)
    assert opens()
    (tmp_path / "another").write_bytes(b64encode(bytes(32)))
    with pytest.raises(StartupError, match="another master key is under way"):
        master.rotate(quiet, to=tmp_path / "another")
    settings.OUR2SOULS_MASTER_KEY = bytes(range(32))
    master.rotate(quiet)
    assert not (secrets_folder / "master.key.new").exists()
    assert opens()


def test_sessions_and_second_steps_outlive_a_new_master_key(
    ana: CastMember, secrets_folder: Path, settings: Any
) -> None:
    a_dream(ana, "a garden by the sea")
    master.rotate(quiet)
    settings.OUR2SOULS_MASTER_KEY = master_key.read(secrets_folder / "master.key")
    (secrets_folder / "master.key.old").unlink()
    keys.clear_cache()
    assert "a garden by the sea" in ana.get("/dreams/").text
