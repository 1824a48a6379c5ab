"""What a copy says of itself, and what is noticed when it is not so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from our2souls.operation.backup import manifest
from our2souls.operation.backup.manifest import CopyFaulty, Manifest


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of two files."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one").write_bytes(b"one" * 1000)
    (tmp_path / "source" / "two").write_bytes(b"")
    folder = tmp_path / "copy"
    made = Manifest(holds="data", made_at="2026-11-29T12:00:00+00:00", app_version="0.1.0", kind="sqlite")
    for name in ("one", "two"):
        made.files[f"files/{name}"] = manifest.copy(tmp_path / "source" / name, folder / "files" / name)
    manifest.write(folder, made)
    return folder


def test_a_whole_copy_has_no_faults(copy: Path) -> None:
    found = manifest.read(copy)
    assert found.files["files/one"][0] == 3000
    assert list(manifest.faults(copy, found)) == []


def test_every_changed_missing_and_foreign_file_is_named(copy: Path) -> None:
    (copy / "files" / "one").write_bytes(b"oNe" * 1000)
    (copy / "files" / "two").unlink()
    (copy / "three").touch()
    faults = list(manifest.faults(copy, manifest.read(copy)))
    assert [line.removeprefix(f"{copy}/").split()[0] for line in faults] == ["files/one", "files/two", "three"]


def test_a_file_that_was_cut_off_is_noticed(copy: Path) -> None:
    (copy / "files" / "one").write_bytes(b"one" * 999)
    assert len(list(manifest.faults(copy, manifest.read(copy)))) == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 2}'])
def test_a_manifest_of_no_use_is_refused(copy: Path, text: str) -> None:
    (copy / manifest.NAME).write_text(text)
    with pytest.raises(CopyFaulty):
        manifest.read(copy)


def test_a_folder_without_a_manifest_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(CopyFaulty, match="is no backup of Our2Souls"):
        manifest.read(tmp_path)


def test_a_newer_format_is_refused(copy: Path) -> None:
    manifest.write(copy, replace(manifest.read(copy), format=manifest.FORMAT + 1))
    with pytest.raises(CopyFaulty, match="newer version"):
        manifest.read(copy)
    assert json.loads((copy / manifest.NAME).read_text())["format"] == manifest.FORMAT + 1
