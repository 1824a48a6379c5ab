"""Where the rows lie: SQLite files or PostgreSQL; the wrapped keys always in a database of their own, as are counts."""

from pathlib import Path
from typing import Any

import dj_database_url

SECONDS_TO_WAIT_FOR_A_LOCK = 8
WITH_EYES = "our2souls.privacy.row_security.postgresql"
"""Django's PostgreSQL, which is also told who looks."""


def sqlite(path: Path, *, tests_in: str = "", durability: str = "FULL") -> dict[str, Any]:
    """A SQLite database that survives power loss (WAL, synchronous FULL) and takes its write lock at BEGIN.

    `tests_in`: the folder of a test run, whose databases are files too, so that each thread has its own connection.
    `durability`: SQLite's word; NORMAL survives a kill and a restart, and may lose the last moment when power is cut.
    """
    durability = "OFF" if tests_in else durability
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT_FOR_A_LOCK,
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={durability};",
        },
        "TEST": {"NAME": str(Path(tests_in) / path.name)} if tests_in else {},
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL database over persistent connections that are looked at before they are used again.

    It waits for a lock as long as SQLite does; an address that says otherwise (`?options=…`) is left alone.
    """
    found = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    options: Any = found.setdefault("OPTIONS", {})
    options.setdefault("options", f"-c lock_timeout={SECONDS_TO_WAIT_FOR_A_LOCK * 1000}")
    options.setdefault("connect_timeout", SECONDS_TO_WAIT_FOR_A_LOCK)
    return found


def databases(data: Path, url: str, keys_url: str, tests_in: str) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default` for all rows, `keys` for the wrapped data keys alone, `limits` for counts.

    On PostgreSQL counts lie in the first one's database and go there by a connection of their own.
    """
    return {
        "default": postgresql(url) | {"ENGINE": WITH_EYES}
        if url
        else sqlite(data / "our2souls.sqlite3", tests_in=tests_in),
        "keys": postgresql(keys_url) if keys_url else sqlite(data / "keys.sqlite3", tests_in=tests_in),
        "limits": postgresql(url) if url else sqlite(data / "limits.sqlite3", tests_in=tests_in, durability="NORMAL"),
    }
