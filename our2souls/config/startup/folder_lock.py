"""One start at a time in a data folder: the others wait for it."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from our2souls.config.env.variables import StartupError

FILE = ".start.lock"
SECONDS_TO_WAIT = 120.0
PAUSE = 0.1


@contextmanager
def folder_lock(data: Path, seconds: float = SECONDS_TO_WAIT, *, file: str = FILE) -> Iterator[None]:
    """Inside, nobody else prepares this data folder; a start that ends in any way gives its turn back.

    Another `file` is a lock of its own: the demo loads under one, so that a start need not wait for it.

    Waits `seconds` at most, and says once that it waits. Raises StartupError when the other one has not ended by then.
    """
    handle = os.open(data / file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(handle, data, time.monotonic() + seconds)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, data: Path, until: float) -> None:
    has_told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            if time.monotonic() > until:
                sentence = (
                    f"Another start is still preparing the data folder {data}; wait until it has ended, or stop it, and start"
                    " again."
                )
                raise StartupError(sentence) from held
        except OSError:  # a file system without locks: starting is better than not starting
            return
        else:
            return
        if not has_told:
            sys.stderr.write(
                f"Another start is preparing the data folder {data}; this one goes on when it has ended.\n"
            )
            sys.stderr.flush()
            has_told = True
        time.sleep(PAUSE)
