"""New data keys: all words and files are sealed anew while people read and write; a kill at any step loses nothing."""

from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connections

from our2souls.dreams.models import Dream
from our2souls.operation.doctor import examine
from our2souls.operation.rotation import data_keys
from our2souls.privacy import keys, unscoped
from our2souls.privacy.fields import sealed_columns, sealed_models
from our2souls.privacy.models import DataKey
from our2souls.privacy.viewer import viewing
from our2souls.vault import actions as vault_actions
from our2souls.vault.items import contents
from our2souls.vault.models import Vault, VaultItem
from our2souls.vision.media import inventory
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.vault import PASSPHRASE, a_vault, put
from tests.factories.vision.pages import a_note, a_photo, stored_files
from tests.operation.rotation.killed import Killed, killed_at_write

LINE = "a garden by the sea"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file store of this test's own; nobody waits."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    monkeypatch.setattr(data_keys, "SECONDS_IN_FLIGHT", 0)
    return tmp_path


@pytest.fixture
def two(ana: CastMember, ben: CastMember) -> tuple[CastMember, CastMember]:
    """Two with a dream, an intention and a note with a photo."""
    a_note(ana, ben, a_photo())
    a_dream(ana, LINE)
    keys.clear_cache()
    return ana, ben


def quiet(_line: str) -> None:
    """Say nothing."""


def versions() -> set[int]:
    """Of all that is sealed."""
    found = {keys.version_of(path.read_bytes()) for path in map(Path, _files())}
    for model in sealed_models():
        for row in unscoped.queryset(model, "doctor"):
            values = [row.__dict__[column.attname] for column in sealed_columns(model)]
            found |= {keys.version_of(value) for value in values if value}
    return found


def _files() -> list[str]:
    from django.core.files.storage import default_storage

    return [default_storage.path(name) for name in inventory.stored()]


def all_open() -> bool:
    keys.clear_cache()
    return list(examine.examine(quiet, deep=True)) == []


def test_everything_is_sealed_anew_and_the_old_keys_are_gone(two: tuple[CastMember, CastMember], store: Path) -> None:
    before = {row.holder: bytes(row.wrapped) for row in DataKey.objects.using("keys").exclude(kind="instance")}
    sealed = stored_files(store)[0].read_bytes()
    assert versions() == {1}
    call_command("keys", "rotate", "--data")
    assert versions() == {2}
    assert all_open()
    for row in DataKey.objects.using("keys").exclude(kind="instance"):
        assert (row.version, row.previous) == (2, None)
        assert bytes(row.wrapped) != before[row.holder]
    assert stored_files(store)[0].read_bytes() != sealed
    assert LINE in two[0].get("/dreams/").text


def test_a_kill_at_any_step_loses_nothing_and_the_same_command_goes_on(
    two: tuple[CastMember, CastMember], monkeypatch: pytest.MonkeyPatch
) -> None:
    deaths = 0
    for step in count(1):
        done = []
        for alias in ("keys", "default"):
            try:
                with killed_at_write(step, connections[alias], monkeypatch, files=alias == "default"):
                    data_keys.rotate(quiet)
                done.append(alias)
            except Killed:
                deaths += 1
                assert all_open_but_for_the_rotation()
                data_keys.rotate(quiet)
            assert all_open()
            assert len(versions()) == 1
        if len(done) == 2:
            break
    assert deaths > 15


def all_open_but_for_the_rotation() -> bool:
    keys.clear_cache()
    return {finding.kind for finding in examine.examine(quiet, deep=True)} <= {"rotation"}


def test_what_a_process_writes_that_knows_only_the_old_key_is_sealed_anew_too(
    two: tuple[CastMember, CastMember], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = two[0]
    late = [keys.ring_of(ana.id)]
    pause = data_keys._pause

    def written_meanwhile(say: Any) -> None:
        if late:  # another process, whose memory still has the key from before
            keys._memory[ana.id] = (float("inf"), late.pop())
            a_dream(ana, "written with the old key")
            keys.clear_cache()
        pause(say)

    monkeypatch.setattr(data_keys, "_pause", written_meanwhile)
    data_keys.rotate(quiet)
    assert versions() == {2}
    assert all_open()


def test_a_save_of_somebody_who_may_not_read_that_began_before_keeps_the_words(
    two: tuple[CastMember, CastMember], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before = [Dream._base_manager.filter(owner_id=two[0].id).latest("pk")]
    pause = data_keys._pause

    def saved_meanwhile(say: Any) -> None:
        if read_before:
            read_before.pop().save()
        pause(say)

    monkeypatch.setattr(data_keys, "_pause", saved_meanwhile)
    data_keys.rotate(quiet)
    assert versions() == {2}
    assert all_open()


def test_a_process_reads_what_was_sealed_anew_behind_its_back(two: tuple[CastMember, CastMember]) -> None:
    ana = two[0]
    before = keys.ring_of(ana.id)
    data_keys.rotate(quiet)
    keys._memory[ana.id] = (float("inf"), before)
    assert LINE in ana.get("/dreams/").text


def test_whoever_is_erased_during_a_rotation_stays_erased(
    two: tuple[CastMember, CastMember], monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = uuid4()
    keys.create(holder, "person")
    pause = data_keys._pause

    def erased_meanwhile(say: Any) -> None:
        keys.erase(holder)
        pause(say)

    monkeypatch.setattr(data_keys, "_pause", erased_meanwhile)
    data_keys.rotate(quiet)
    row = DataKey.objects.using("keys").get(holder=holder)
    assert (row.wrapped, row.previous) == (None, None)


def test_one_damaged_text_does_not_keep_a_rotation_from_ending(two: tuple[CastMember, CastMember]) -> None:
    dream = a_dream(two[0], LINE)
    sealed = Dream._base_manager.get(pk=dream.pk).__dict__["line"]
    Dream._base_manager.filter(pk=dream.pk).update(line=type(sealed)(sealed[:-1] + b"?"))
    data_keys.rotate(quiet)
    assert not DataKey.objects.using("keys").exclude(previous=None).exists()


def test_a_vault_is_sealed_anew_without_its_passphrase_and_opens_as_before(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    item = put(ana, vault, a_dream(ana, LINE))
    call_command("keys", "rotate", "--data")
    assert versions() == {2}
    keys.clear_cache()
    with viewing(ana.viewer):
        opened = vault_actions.unlock(Vault.objects.get(), PASSPHRASE)
        assert contents.head_of(opened, VaultItem.objects.get(pk=item.pk)).title == LINE
