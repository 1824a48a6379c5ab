"""The doctor: what is wrong is found and named by ids, what can be mended is mended, words are left as they are."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from our2souls.lib import clock
from our2souls.operation.doctor import keys as doctor_keys
from our2souls.people.account import erase as account_erase
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import past
from our2souls.privacy import keys
from our2souls.privacy.fields import Ciphertext
from our2souls.privacy.models import DataKey
from our2souls.vision.models import READY, REFUSED, SharedPhoto
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision.pages import a_note, a_photo, stored_files


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any) -> Path:
    """A file store of this test's own."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    return tmp_path


@pytest.fixture
def later() -> Iterator[None]:
    """Two days on: nothing is under way any more."""
    with clock.moved(timedelta(days=2)):
        yield


def doctor(*arguments: str) -> list[dict[str, Any]]:
    """The findings."""
    printed = StringIO()
    try:
        call_command("doctor", "--json", *arguments, stdout=printed)
        code = 0
    except SystemExit as ended:
        code = ended.code
    findings = json.loads(printed.getvalue())
    assert code == int(any(not finding["mended"] for finding in findings))
    return findings


def kinds(*arguments: str) -> list[str]:
    return [finding["kind"] for finding in doctor(*arguments)]


def test_nothing_is_wrong_with_what_is_whole(ana: CastMember, ben: CastMember) -> None:
    a_note(ana, ben, a_photo())
    assert doctor("--deep") == []
    printed = StringIO()
    call_command("doctor", stdout=printed, stderr=StringIO())
    assert printed.getvalue() == "Nothing is wrong.\n"


def test_a_file_without_a_row_is_found_after_a_day_and_taken_away(
    ana: CastMember, ben: CastMember, store: Path, later: None
) -> None:
    a_note(ana, ben, a_photo())
    (photo,) = SharedPhoto._base_manager.all()
    SharedPhoto._base_manager.all().delete()
    stored = stored_files(store)
    assert {finding["what"].rsplit("/", 1)[1].split("-")[0] for finding in doctor()} == {photo.pk.hex}
    assert stored_files(store) == stored, "nothing is changed without --fix"
    assert kinds("--fix") == ["file without row"] * len(stored)
    assert stored_files(store) == []
    assert doctor() == []


def test_a_younger_file_and_a_foreign_one_are_left_alone(db: None, store: Path) -> None:
    (store / "photos" / "ab").mkdir(parents=True)
    (store / "photos" / "ab" / f"{'ab' * 16}-1").touch()
    with clock.moved(timedelta(hours=20)):
        assert doctor("--fix") == []
    (store / "photos" / "ab" / "readme.txt").touch()
    with clock.moved(timedelta(days=2)):
        assert kinds("--fix") == ["file without row"]
    assert [path.name for path in stored_files(store)] == ["readme.txt"]


def test_a_row_without_its_files_is_found_and_says_so_on_its_page(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    note = a_note(ana, ben, a_photo())
    for path in stored_files(store):
        path.unlink()
    (store / "photos" / "of-somebody-else").touch()
    assert kinds() == ["row without file"]
    assert SharedPhoto._base_manager.get().state == READY
    assert kinds("--fix") == ["row without file"]
    assert SharedPhoto._base_manager.get(note=note).state == REFUSED
    assert doctor() == []


def test_a_store_that_is_not_there_gives_up_nobodys_photos(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo())
    (store / "photos").rename(store / "elsewhere")  # a disk that is not mounted
    (finding,) = doctor("--fix")
    assert not finding["mended"]
    assert "holds no file at all" in finding["todo"]
    (store / "elsewhere").rename(store / "photos")
    assert doctor() == []
    assert SharedPhoto._base_manager.get().state == READY


def test_a_row_that_lacks_one_of_its_files_waits_for_a_backup(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo())
    stored_files(store)[0].unlink()
    (finding,) = doctor("--fix")
    assert not finding["mended"]
    assert "backup" in finding["todo"]
    assert SharedPhoto._base_manager.get().state == READY


def test_a_file_that_was_changed_is_found_when_all_are_opened(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo())
    path = stored_files(store)[0]
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert doctor() == []
    assert kinds("--deep") == ["unreadable file"]


def test_words_that_do_not_open_are_named_by_id_alone_and_stay(ana: CastMember) -> None:
    dream = a_dream(ana, "a garden by the sea")
    damaged = Ciphertext(b"\x01\x00\x01" + bytes(60))
    type(dream)._base_manager.filter(pk=dream.pk).update(line=damaged)
    (finding,) = doctor("--fix")
    assert finding["kind"] == "unreadable"
    assert str(dream.pk) in finding["what"]
    assert not finding["mended"]
    assert type(dream)._base_manager.get(pk=dream.pk).__dict__["line"] == damaged


def test_a_key_that_is_gone_and_the_words_it_sealed_are_found(ana: CastMember) -> None:
    a_dream(ana, "a garden by the sea")
    DataKey.objects.using("keys").filter(holder=ana.id).delete()
    keys.clear_cache()
    found = kinds()
    assert found[0] == "no key"
    assert "unreadable" in found


def test_whoever_was_erased_and_is_here_again_is_erased_again(
    ana: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    a_dream(ana, "a garden by the sea")
    DataKey.objects.using("keys").filter(holder=ana.id).update(wrapped=None, erased_at=clock.now())
    assert "erased and here again" in kinds()
    with django_capture_on_commit_callbacks(execute=True):
        assert kinds("--fix") == ["erased and here again"]
    assert not Person.objects.get(pk=ana.id).is_active
    assert doctor() == []


def test_a_couple_that_both_had_let_go_of_and_that_is_here_again_is_erased_again(
    ana: CastMember, ben: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    a_note(ana, ben, a_photo())
    DataKey.objects.using("keys").filter(holder=ana.viewer.couple_id).update(wrapped=None, erased_at=clock.now())
    keys.clear_cache()
    assert "erased and here again" in kinds()
    with django_capture_on_commit_callbacks(execute=True):
        assert kinds("--fix") == ["erased and here again"]
    assert not pairing_actions.in_couple(ana.id)
    assert not past.past_couples(ben.person)
    assert doctor() == []


def test_whoever_was_erased_and_left_nothing_with_the_other_either_is_erased_again(
    ana: CastMember, ben: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    a_relationship_milestone(ben, "The day we met")
    an_intention(ana, ben, "One home, two doors")
    erased = DataKey.objects.using("keys").filter(holder__in=[ana.id, ana.viewer.couple_id])
    erased.update(wrapped=None, erased_at=clock.now())
    keys.clear_cache()
    with django_capture_on_commit_callbacks(execute=True):
        assert kinds("--fix") == ["erased and here again"] * 2
    assert not Person.objects.get(pk=ana.id).is_active
    assert doctor() == []


def test_an_erasure_leaves_nothing_for_the_doctor(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    a_note(ana, ben, a_photo())
    with django_capture_on_commit_callbacks(execute=True):
        account_erase.erase(ana.person)
    assert doctor("--deep") == []


def test_a_job_whose_worker_died_and_a_photo_that_nobody_prepares_are_found_and_go_on(
    ana: CastMember, ben: CastMember
) -> None:
    a_note(ana, ben, a_photo(), prepared=False)
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now() - timedelta(hours=1), worker_ids=["dead"])
    assert kinds("--fix") == ["stuck job"]
    assert DBTaskResult.objects.get().status == "READY"
    DBTaskResult.objects.all().delete()
    assert kinds("--fix") == ["waits for no job"]
    assert DBTaskResult.objects.get().status == "READY"


def test_a_former_master_key_goes_once_no_copy_needs_it(
    settings: Any, tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OUR2SOULS_SECRETS = tmp_path
    (tmp_path / "master.key.old").touch()
    assert doctor() == []
    monkeypatch.setattr(doctor_keys, "SECONDS_KEPT", -1)
    assert kinds("--fix") == ["former master key"]
    assert not (tmp_path / "master.key.old").exists()
