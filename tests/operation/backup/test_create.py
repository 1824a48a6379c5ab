"""A backup as a host makes it, and what it refuses."""

import json
import shutil
from pathlib import Path

import pytest

from our2souls.operation.backup import create
from our2souls.privacy.keys import COPIES_KEPT
from tests.config.command import refused
from tests.operation.place import Place


@pytest.fixture(scope="module")
def backup(lived_in_place: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Where data and keys were copied to, and what was printed."""
    folder = tmp_path_factory.mktemp("backup")
    printed = lived_in_place.succeed("backup", str(folder / "data"), "--keys", str(folder / "apart" / "keys"))
    return folder / "data", folder / "apart" / "keys", printed


def manifest_of(place: Path) -> dict:
    (copy,) = (each for each in place.iterdir() if each.is_dir())
    return json.loads((copy / "manifest.json").read_text())


def test_keys_and_data_lie_apart_and_no_copy_has_the_master_key(
    backup: tuple[Path, Path, str], lived_in_place: Place
) -> None:
    data, keys, printed = backup
    master = (lived_in_place.data / "secret" / "master.key").read_bytes().strip()
    for place in (data, keys):
        assert not [path for path in place.rglob("*") if path.is_file() and master in path.read_bytes()]
    assert manifest_of(data)["holds"] == "data"
    assert manifest_of(keys)["holds"] == "keys"
    names = {path.name for path in data.rglob("*")}
    assert not names & {"keys.sqlite3", "privacy_datakey", "limits.sqlite3", "counts"}
    assert "The master key is in neither" in printed


def test_a_copy_is_its_owners_alone(backup: tuple[Path, Path, str]) -> None:
    for place in backup[:2]:
        assert {path.stat().st_mode & 0o077 for path in place.rglob("*")} == {0}


def test_a_copy_is_read_again(backup: tuple[Path, Path, str], lived_in_place: Place, tmp_path: Path) -> None:
    data, keys, _printed = backup
    assert lived_in_place.succeed("backup", "--verify", str(data), "--keys", str(keys)).count("is whole") == 2
    shutil.copytree(data, tmp_path / "copy")
    photo = next(path for path in sorted((tmp_path / "copy").rglob("files/photos/*/*")))
    photo.write_bytes(photo.read_bytes()[:-1] + b"!")
    done = lived_in_place.run("backup", "--verify", str(tmp_path / "copy"))
    assert done.returncode == 1
    assert f"{photo.name} is damaged" in done.stderr


def test_keys_with_the_data_are_refused(lived_in_place: Place, tmp_path: Path) -> None:
    refused(
        lived_in_place.run("backup", str(tmp_path / "one"), "--keys", str(tmp_path / "one" / "keys")),
        "The keys must not lie with the data that they open",
    )
    assert not (tmp_path / "one").exists()


def test_a_copy_within_the_data_is_refused(lived_in_place: Place, tmp_path: Path) -> None:
    for arguments in ([str(lived_in_place.data)], [str(tmp_path / "one"), "--keys", str(lived_in_place.data / "keys")]):
        refused(lived_in_place.run("backup", *arguments), "lies in what it is a copy of", "name a place outside of")


def test_copies_are_kept_for_a_day_at_least(lived_in_place: Place, tmp_path: Path) -> None:
    done = lived_in_place.run("backup", str(tmp_path / "one"), "--keep", "-3")
    assert done.returncode == 2
    assert "say a number of days, one at least" in done.stderr
    assert not (tmp_path / "one").exists()


def test_a_folder_without_data_is_refused_and_not_made(new_place: object, tmp_path: Path) -> None:
    nowhere = Place(tmp_path / "nowhere")
    refused(nowhere.run("backup", str(tmp_path / "copy")), "There is no data folder")
    assert not nowhere.data.exists()


def test_copies_of_the_key_store_go_after_seven_days(tmp_path: Path) -> None:
    made = {}
    for day in (1, 5, 9):
        folder = tmp_path / f"2026-11-{day:02}T120000.000000Z"
        folder.mkdir()
        content = {
            "holds": "keys",
            "made_at": f"2026-11-{day:02}T12:00:00+00:00",
            "app_version": "",
            "kind": "",
            "format": 1,
        }
        (folder / "manifest.json").write_text(json.dumps(content))
        made[day] = folder
    newest = create.manifest.read(made[9])
    removed = create.prune(tmp_path, create.datetime.fromisoformat(newest.made_at) - COPIES_KEPT)
    assert removed == [made[1]]
    assert create.copies(tmp_path) == [made[5], made[9]]
