"""A copy of the store while files come and go: what the copied rows name is there, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from our2souls.operation.backup import create, database
from our2souls.vision.media import inventory

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)


class Store:
    """A store, and what the rows of each look at the database name; something may happen right after a look."""

    def __init__(self, root: Path, looks: list[set[str]]) -> None:
        self.root, self.looks, self.happens, self.count = root, looks, {}, 0

    def put(self, name: str, content: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(content)

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def expected(self) -> list[str]:
        names = sorted(self.looks[min(self.count, len(self.looks) - 1)])
        self.happens.get(self.count, lambda: None)()
        self.count += 1
        return names


@pytest.fixture
def backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Any:
    """Copies a store whose rows say what is given; the names and contents of what was copied, and how much lacks."""
    location = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "store")},
    }
    settings.STORAGES = settings.STORAGES | {"default": location}
    settings.OUR2SOULS_INSTRUMENTS = tmp_path / "nowhere"

    @contextmanager
    def snapshot(_alias: str) -> Iterator[None]:
        yield

    monkeypatch.setattr(database, "snapshot", snapshot)
    monkeypatch.setattr(database, "dump", lambda *_args: {})
    monkeypatch.setattr(database, "migrations_of", lambda _alias: [])

    def copy(store: Store) -> tuple[dict[str, str], int]:
        monkeypatch.setattr(inventory, "expected", store.expected)
        (tmp_path / "copy").mkdir()
        made, lacking = create._data(tmp_path / "copy", AT, lambda _line: None)
        there = {str(path.relative_to(tmp_path / "copy")) for path in (tmp_path / "copy").rglob("*") if path.is_file()}
        assert there == set(made.files)
        return {name: (tmp_path / "copy" / name).read_text() for name in made.files}, lacking

    return copy


def test_what_comes_after_the_first_look_at_the_store_is_copied_too(tmp_path: Path, backed_up: Any) -> None:
    store = Store(tmp_path / "store", [{"photos/one", "photos/two"}])
    store.put("photos/one", "1")
    store.happens[0] = lambda: store.put("photos/two", "2")
    assert backed_up(store) == ({"files/photos/one": "1", "files/photos/two": "2"}, 0)


def test_a_file_that_was_half_written_is_copied_again_and_one_without_a_row_is_left_out(
    tmp_path: Path, backed_up: Any
) -> None:
    store = Store(tmp_path / "store", [{"photos/one"}])
    store.put("photos/one", "ha")
    store.put("photos/stray", "nobody’s")
    store.happens[0] = lambda: store.put("photos/one", "half and half")
    assert backed_up(store) == ({"files/photos/one": "half and half"}, 0)


def test_when_a_file_goes_after_the_snapshot_the_database_is_looked_at_again(tmp_path: Path, backed_up: Any) -> None:
    store = Store(tmp_path / "store", [{"photos/one", "photos/two"}, {"photos/one", "photos/three"}])
    store.put("photos/one", "1")

    def go_and_come() -> None:
        store.put("photos/three", "3")  # “two” came and went between

    store.happens[0] = go_and_come
    assert backed_up(store) == ({"files/photos/one": "1", "files/photos/three": "3"}, 0)
    assert store.count == 2


def test_a_file_that_was_missing_before_keeps_no_backup_from_ending(tmp_path: Path, backed_up: Any) -> None:
    store = Store(tmp_path / "store", [{"photos/one", "photos/lost"}])
    store.put("photos/one", "1")
    assert backed_up(store) == ({"files/photos/one": "1"}, 1)
    assert store.count == 2
