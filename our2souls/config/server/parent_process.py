"""A process that serves pages ends with the server that started it, however that one ended."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess


def stop_without_parent() -> None:
    """In a process that a server started, watch it; anywhere else, nothing.

    Killed with -9 it says nothing: its processes would keep the port, and a new server be refused.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_stop_after, args=(parent,), name="watch", daemon=True).start()


def _stop_after(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
