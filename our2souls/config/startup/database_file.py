"""A look at SQLite's files before anything opens them: whether they are databases, and whole."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from our2souls.config.env.variables import StartupError, value_of
from our2souls.config.startup import database_errors

MAGIC = b"SQLite format 3\x00"
HEAD = 100
"""Bytes of a database's head."""
LARGEST_PAGE = 65536
LOOKS, PAUSE = 3, 0.2
"""A checkpoint of a running process may be half written: what looks cut off is looked at again."""
COUNTS = "limits.sqlite3"


def look_over() -> None:
    """Raises StartupError for a file of the data folder that is no database or was cut off, with what to put back."""
    data: Path = value_of("DATA")
    for name, variable in (
        ("our2souls.sqlite3", "DATABASE_URL"),
        ("keys.sqlite3", "KEYS_DATABASE_URL"),
        (COUNTS, "DATABASE_URL"),
    ):
        path = data / name
        if not value_of(variable) and path.is_file() and path.stat().st_size:
            with database_errors.startup_errors():
                fault = fault_of(path)
            if fault:
                todo = (
                    "remove it (it only counts tries)"
                    if name == COUNTS
                    else "put the whole of it back from your backup"
                )
                raise StartupError(f"{path} {fault}; {todo}.")


def fault_of(path: Path) -> str:
    """What is wrong with a SQLite file, or nothing."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return "is not a database"
    for _ in range(LOOKS):
        if not _is_short(path):
            return ""
        try:
            with closing(sqlite3.connect(path)) as database:
                database.execute("PRAGMA wal_checkpoint").fetchone()  # ends what a kill has left half done
        except sqlite3.DatabaseError:
            break
        time.sleep(PAUSE)
    return "is cut off: its end is missing" if _is_short(path) else ""


def _is_short(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if len(head) < HEAD:
        return True
    stated = int.from_bytes(head[16:18], "big")
    page = LARGEST_PAGE if stated == 1 else stated
    # the count of pages is good only when its writer also wrote the counter of changes
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    return path.stat().st_size < page * pages
