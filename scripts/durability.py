"""The durability drill at length: kill -9 at random moments under writes, then count.

    .venv/bin/python scripts/durability.py --minutes 30
    pg_virtualenv -t .venv/bin/python scripts/durability.py --minutes 30 --postgresql

Ends with exit code 1 when anything was lost, is there twice or does not belong together. Works in a folder of its own.
"""

import argparse
import random
import socket
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.operation import drill
from tests.operation.place import postgresql_place, sqlite_place

SHOWN = 40


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Drill, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))  # noqa: S311 - no secret
    parser.add_argument("--postgresql", action="store_true", help="on the server that libpq's variables name")
    options = parser.parse_args()
    say(f"seed {options.seed}")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="our2souls-drill-") as folder:
        place = (postgresql_place if options.postgresql else sqlite_place)(Path(folder))
        ended, found = drill.run(place, port, seconds=options.minutes * 60, seed=options.seed, writers=options.writers)
    wrong = drill.faults(ended, found)
    say(f"acknowledged: {dict(Counter(form.kind for form in ended.acknowledged))}")
    say(f"answered only when asked again: {ended.again}; killed: {dict(ended.kills)}; notices: {found['notices']}")
    say("\n".join(wrong[:SHOWN]) or "Nothing was lost, nothing is there twice.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
