"""A backup put back into an empty place; what is refused there; and who stays erased."""

import shutil
from pathlib import Path

import pytest

from tests.config.command import refused
from tests.operation.place import KEYS, NewPlace, Place

PERSON, COUNTED = (
    "people_person",
    ("people_person", "dreams_dream", "checkins_checkin", "vision_sharedphoto", "django_session"),
)
ERASE = """
from our2souls.people.account.erase import erase
from our2souls.people.models import Person
erase(Person.objects.get(email__startswith="ana@"))
"""
PART = """
from our2souls.people.models import Person
from our2souls.people.pairing.actions import separate
separate(Person.objects.get(email__startswith="ana@"))
"""
LET_GO = """
from our2souls.people.models import Partnership
from our2souls.people.pairing.past import let_go_of
for each in Partnership.objects.all():
    let_go_of(each.couple_id, each.person_id)
"""
EXPORT = """
from our2souls.people.account.portability.export import everything_of
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
for person in Person.objects.all():
    with viewing(couple_context(person).viewer):
        print(len(everything_of(person)["past"]))
"""


def counts(place: Place) -> list[int]:
    return [place.rows("default", f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED]  # noqa: S608


@pytest.fixture(scope="module")
def copies(lived_in_place: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a backup was written to: data, and keys beside it."""
    folder = tmp_path_factory.mktemp("copies") / "copy"
    lived_in_place.succeed("backup", str(folder))
    return folder


def test_a_backup_is_put_back_whole_by_one_command(
    lived_in_place: Place, copies: Path, new_place: NewPlace, tmp_path: Path
) -> None:
    place = new_place(tmp_path)
    lived_in_place.give_master_key(place)
    assert "is back" in place.succeed("restore", str(copies))
    assert counts(place) == counts(lived_in_place)
    assert place.succeed("doctor", "--deep").endswith("Nothing is wrong.\n")
    assert "is not empty" in place.run("restore", str(copies)).stderr
    # the sequences go on where they were
    audit = "from our2souls.privacy import audit; audit.record('a'); audit.record('b')"
    place.python(audit)
    assert place.succeed("prepare") == ""


@pytest.mark.host
def test_an_erased_person_stays_erased_when_older_copies_come_back(
    new_place: NewPlace, lived_in_place: Place, copies: Path, tmp_path: Path
) -> None:
    lived = new_place(tmp_path / "lived")
    lived_in_place.give_master_key(lived)
    lived.succeed("restore", str(copies))
    before, after = tmp_path / "before", tmp_path / "after"
    lived.succeed("backup", str(before))
    (holder,) = lived.rows("default", f"SELECT id FROM {PERSON} WHERE email LIKE 'ana@%'")[0]  # noqa: S608
    lived.python(ERASE)
    lived.succeed("backup", str(after), "--keys", str(tmp_path / "before-keys"))
    place = new_place(tmp_path / "place")
    lived.give_master_key(place)
    printed = place.succeed("restore", str(before))
    assert "1 keys, 1 people" in printed
    assert place.rows("default", f"SELECT is_active FROM {PERSON} WHERE id = '{holder}'") == [(False,)]  # noqa: S608
    assert place.rows("default", f"SELECT count(*) FROM dreams_dream WHERE owner_id = '{holder}'") == [(0,)]  # noqa: S608
    assert place.rows("keys", f"SELECT wrapped FROM {KEYS} WHERE holder = '{holder}'") == [(None,)]  # noqa: S608
    assert place.run("doctor").returncode == 0


@pytest.mark.host
def test_a_couple_that_both_let_go_of_stays_erased_and_nobody_loses_their_export(
    new_place: NewPlace, lived_in_place: Place, copies: Path, tmp_path: Path
) -> None:
    lived, place = new_place(tmp_path / "lived"), new_place(tmp_path / "place")
    lived_in_place.give_master_key(lived)
    lived_in_place.give_master_key(place)
    lived.succeed("restore", str(copies))
    lived.python(PART)
    lived.succeed("backup", str(tmp_path / "before"))
    lived.python(LET_GO)
    lived.succeed("backup", str(tmp_path / "after"), "--keys", str(tmp_path / "before-keys"))
    assert "1 keys, 0 people" in place.succeed("restore", str(tmp_path / "before"))
    assert place.rows("default", "SELECT count(*) FROM vision_sharednote") == [(0,)]
    assert place.python(EXPORT).split() == ["0", "0"]
    assert place.run("doctor").returncode == 0


@pytest.mark.parametrize("damage", ["photo", "keys"])
def test_a_damaged_copy_is_refused_and_named(
    damage: str, lived_in_place: Place, copies: Path, new_place: NewPlace, tmp_path: Path
) -> None:
    place = new_place(tmp_path)
    lived_in_place.give_master_key(place)
    for name in ("copy", "copy-keys"):
        shutil.copytree(copies.with_name(name), tmp_path / name)
    found = sorted((tmp_path / "copy").rglob("files/photos/*/*")) if damage == "photo" else [
        path for path in (tmp_path / "copy-keys").rglob("*") if path.name in {"keys.sqlite3", KEYS}
    ]  # fmt: skip
    found[0].write_bytes(found[0].read_bytes()[:-7])
    refused(place.run("restore", str(tmp_path / "copy")), f"{found[0].name} is damaged")
    assert {path.name for path in place.data.iterdir()} <= {"secret", ".operation.lock"}


def test_a_missing_and_a_foreign_master_key_are_refused(
    lived_in_place: Place, copies: Path, new_place: NewPlace, tmp_path: Path
) -> None:
    place = new_place(tmp_path)
    refused(place.run("restore", str(copies)), "There is no master key", "No backup has it")
    foreign = "dGVzdHMgd3JhcCB0aGVpciBrZXlzIHdpdGggdGhpcyE="
    refused(place.run("restore", str(copies), OUR2SOULS_MASTER_KEY=foreign), "does not open the keys in")
    assert not (place.data / "secret").exists(), "a key that was made here would open nothing"


def test_a_copy_of_a_newer_version_is_refused(
    lived_in_place: Place, copies: Path, new_place: NewPlace, tmp_path: Path
) -> None:
    place = new_place(tmp_path)
    lived_in_place.give_master_key(place)
    shutil.copytree(copies, tmp_path / "copy")
    (manifest,) = (tmp_path / "copy").rglob("manifest.json")
    manifest.write_text(manifest.read_text().replace('"dreams",\n   "0001_initial"', '"dreams",\n   "0999_later"'))
    keys = str(copies.with_name("copy-keys"))
    refused(place.run("restore", str(tmp_path / "copy"), "--keys", keys), "was made by a newer version")


def test_a_restore_that_was_cut_off_begins_anew_and_nothing_is_served_meanwhile(
    lived_in_place: Place, copies: Path, new_place: NewPlace, tmp_path: Path
) -> None:
    place = new_place(tmp_path)
    lived_in_place.give_master_key(place)
    (place.data / ".restoring").touch()
    (place.data / "files").mkdir()
    (place.data / "files" / "half").touch()
    refused(place.run("prepare"), "was not finished; run the same `our2souls restore` again")
    place.succeed("restore", str(copies))
    assert not (place.data / ".restoring").exists()
    assert not (place.data / "files" / "half").exists()
    assert place.succeed("prepare") == ""
