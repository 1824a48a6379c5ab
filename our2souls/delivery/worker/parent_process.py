"""A process ends with the one that started it, however that one ended."""

import os
import signal
import threading
import time

SECONDS_UNNOTICED = 1.0
"""How long it may take until it is noticed that the other is gone."""


def stop_without(parent: int) -> None:
    """Ask this process to stop (SIGTERM) once the process with the id `parent`, which started it, is gone.

    Killed with -9 a server says nothing: what it started would go on alone, keep the port, and a new server be refused.
    """
    threading.Thread(target=_stop_after, args=(parent,), name="parent", daemon=True).start()


def _stop_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_UNNOTICED)
    os.kill(os.getpid(), signal.SIGTERM)
