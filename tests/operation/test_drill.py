"""Nothing that was acknowledged is lost or doubled, whatever is killed meanwhile: on the database that the suite runs on."""

import random
from pathlib import Path

import pytest

from tests.operation import drill
from tests.operation.place import NewPlace

SECONDS = 15


@pytest.fixture
def seed() -> int:
    """Another one each time; a failure names it."""
    return random.randrange(1 << 30)


def test_a_kill_at_any_moment_loses_and_doubles_nothing(
    started_place: NewPlace, tmp_path: Path, free_port: int, seed: int
) -> None:
    ended, found = drill.run(started_place(tmp_path), free_port, seconds=SECONDS, seed=seed)
    assert drill.faults(ended, found) == [], f"seed {seed}"
    assert ended.kills.total() >= 1
    assert len({form.kind for form in ended.acknowledged}) >= drill.SEVERAL


def test_a_backup_under_writes_has_all_that_was_acknowledged_before_and_is_whole(
    new_place: NewPlace, started_place: NewPlace, tmp_path: Path, free_port: int, seed: int
) -> None:
    place, other = started_place(tmp_path / "one"), new_place(tmp_path / "other")
    copies = tmp_path / "copies"
    ended, before = drill.backed_up(place, free_port, str(copies), seconds=60, seed=seed)
    assert ended.failures == []
    place.give_master_key(other)
    other.succeed("restore", str(copies))
    found = drill.count(other)
    there = found["texts"] | {"choice": found["choices"]}
    assert [form for form in before if there[form.kind].count(form.token) != 1] == [], f"seed {seed}"
    assert (found["files"], found["findings"], found["twice"]) == ([], [], [])
    assert len(ended.acknowledged) > len(before), "people wrote on while it was made"
