"""One backup, restore or rotation at a time in a data folder: they would copy keys that another one is destroying."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from our2souls.config.env.variables import StartupError

FILE = ".operation.lock"


@contextmanager
def one_at_a_time(data: Path) -> Iterator[None]:
    """Inside, no other backup, restore or rotation works on this data folder. Raises StartupError when one does."""
    handle = os.open(data / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as taken:
        sentence = f"A backup, a restore or a rotation of keys is at work in {data}; try again when it has ended."
        raise StartupError(sentence) from taken
    finally:
        os.close(handle)
