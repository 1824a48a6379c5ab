"""What a failure of a disk or a database means for whoever runs this machine: one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from our2souls.config.env.variables import StartupError, value_of

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NOT_OURS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
CUT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
CLOSED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
PRIMARY = 0xFF
"""SQLite's plain code within its extended ones."""
FULL_SERVER, LOCK_NOT_HAD = "53100", "55P03"
"""PostgreSQL's codes."""


def sentence_for(failure: BaseException) -> str | None:
    """What to do about it, or None where nobody but a developer can do anything."""
    for each in _chain(failure):
        if isinstance(each, sqlite3.Error):
            sentence = _of_sqlite(each)
        elif type(each).__module__.partition(".")[0] == "psycopg":
            sentence = _of_postgresql(each)
        else:
            sentence = _of_system(each) if isinstance(each, OSError) else None
        if sentence is not None:
            return sentence
    return None


@contextmanager
def startup_errors() -> Iterator[None]:
    """What fails inside ends the program with its sentence, if it has one. Raises StartupError, or what was raised."""
    try:
        yield
    except Exception as failure:
        sentence = sentence_for(failure)
        if sentence is None:
            raise
        raise StartupError(sentence) from failure


def _of_sqlite(failure: sqlite3.Error) -> str | None:
    code = getattr(failure, "sqlite_errorcode", 0) & PRIMARY
    data = value_of("DATA")
    if code == sqlite3.SQLITE_FULL:
        return _no_room()
    if code == sqlite3.SQLITE_IOERR:
        return f"The disk of {data} does not take what is written; see that it is neither full nor failing, and start again."
    if code in HELD:
        return f"A database in {data} is being written to by another process; wait until it is done, or stop it, and start again."
    if code in CLOSED:
        return f"A database in {data} cannot be opened; make the folder and its files writable for the user that runs Our2Souls."
    if code in CUT:
        return f"A database in {data} is damaged; put the whole of it back from your backup."
    return None


def _chain(failure: BaseException | None) -> Iterator[BaseException]:
    """A failure and what it came from: Django wraps what its drivers raise, some of it twice."""
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__


def _of_system(failure: OSError) -> str | None:
    if failure.errno in NO_ROOM:
        return _no_room()
    if failure.errno in NOT_OURS and _is_inside(failure.filename):
        return f"{failure.filename} cannot be written to; make it writable for the user that runs Our2Souls."
    return None


def _of_postgresql(failure: BaseException) -> str | None:
    code = getattr(failure, "sqlstate", None)
    if code == FULL_SERVER:
        return "The disk of the PostgreSQL server is full; make room there and start again."
    if code == LOCK_NOT_HAD:
        return "The PostgreSQL database is being changed by another process; wait until it is done and start again."
    if code is None and type(failure).__name__ == "OperationalError":
        return (
            "A database cannot be opened; see that the server of OUR2SOULS_DATABASE_URL and OUR2SOULS_KEYS_DATABASE_URL is"
            " running, and that the addresses are right."
        )
    return None


def _no_room() -> str:
    return f"There is no room left on the disk of {value_of('DATA')}; make some (a first start takes 10 MB) and start again."


def _is_inside(name: object) -> bool:
    return isinstance(name, str) and Path(name).is_relative_to(value_of("DATA"))
