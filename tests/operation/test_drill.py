"""Nothing that was acknowledged is lost or doubled, whatever is killed meanwhile: on the database that the suite runs on."""

import random
import socket
from pathlib import Path

from tests.operation import drill
from tests.operation.place import NewPlace

SECONDS = 20


def test_a_kill_at_any_moment_loses_and_doubles_nothing(new_place: NewPlace, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    seed = random.randrange(1 << 30)
    ended, found = drill.run(new_place(tmp_path), port, seconds=SECONDS, seed=seed)
    assert drill.faults(ended, found) == [], f"seed {seed}"
    assert ended.kills.total() >= 2
    assert len({form.kind for form in ended.acknowledged}) >= 4
