"""Looks into the database before Django does, for people whose words the master key must open."""

import sqlite3
from pathlib import Path

from our2souls.config.env.variables import StartupError, value_of

QUESTION = "SELECT 1 FROM people_person LIMIT 1"
REASON = "SELECT set_config('our2souls.reason', 'start.keys', false)"


def holds_people() -> bool:
    """Whether the configured database has at least one person. Raises StartupError when PostgreSQL cannot be reached."""
    url = value_of("DATABASE_URL")
    return _postgresql_holds(url) if url else _sqlite_holds(value_of("DATA") / "our2souls.sqlite3")


def _sqlite_holds(path: Path) -> bool:
    if not path.exists():
        return False
    connection = sqlite3.connect(path)
    try:
        return connection.execute(QUESTION).fetchone() is not None
    except sqlite3.OperationalError as wrong:
        if "no such table" in str(wrong):
            return False
        raise  # what else it can be, failures says
    finally:
        connection.close()


def _postgresql_holds(url: str) -> bool:
    import psycopg  # a tenth of a second of each start, which nobody on SQLite needs

    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            connection.execute(REASON)  # under its policies the table shows nobody without a reason
            return connection.execute(QUESTION).fetchone() is not None
    except psycopg.errors.UndefinedTable:
        return False
    except psycopg.OperationalError as wrong:
        sentence = "The database of OUR2SOULS_DATABASE_URL does not answer; start it or correct the address."
        raise StartupError(sentence) from wrong
