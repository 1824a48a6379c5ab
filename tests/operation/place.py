"""A place where Our2Souls keeps what it keeps: a data folder, and on PostgreSQL two databases of its own beside it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from tests.config.command import QUICK, run, start_in, surroundings

KEYS = "privacy_datakey"
FILES = {"default": "our2souls.sqlite3", "keys": "keys.sqlite3"}
SETTINGS = {"default": "OUR2SOULS_DATABASE_URL", "keys": "OUR2SOULS_KEYS_DATABASE_URL"}
DJANGO = {"DJANGO_SETTINGS_MODULE": "our2souls.config.settings"}


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder that need not be there, and where its databases are unless they lie in it."""

    data: Path
    urls: dict[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        """The settings that name it."""
        return {SETTINGS[alias]: url for alias, url in self.urls.items()}

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """One command on it."""
        return run(self.data, *arguments, **(self.variables | variables))

    def succeed(self, *arguments: str, **variables: str) -> str:
        """What a command prints that has to succeed."""
        done = self.run(*arguments, **variables)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def python(self, code: str) -> str:
        """What a few lines of Python print, with the app set up on it."""
        whole = f"import django; django.setup()\n{code}"
        environment = surroundings(self.data, **(QUICK | DJANGO | self.variables))
        command = [sys.executable, "-c", whole]
        done = subprocess.run(
            command, cwd=self.data.parent, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, alias: str, sql: str) -> list[tuple[Any, ...]]:
        """What a query yields; of one that changes rows nothing."""
        if url := self.urls.get(alias):
            with psycopg.connect(url) as connection:
                cursor = connection.execute(sql)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.data / FILES[alias])) as connection, connection:
            return connection.execute(sql).fetchall()

    def give_master_key(self, other: "Place") -> None:
        """The master key comes by a way of its own."""
        other.data.mkdir(parents=True, exist_ok=True)
        (other.data / "secret").mkdir(exist_ok=True)
        shutil.copy(self.data / "secret" / "master.key", other.data / "secret" / "master.key")


type NewPlace = Callable[[Path], Place]


def sqlite_place(folder: Path) -> Place:
    """In files of the data folder."""
    return Place(folder / "data")


def started_sqlite_place(folder: Path) -> Place:
    """One whose first start lies behind it."""
    return Place(start_in(folder / "data"))


def postgresql_place(folder: Path, like: Place | None = None) -> Place:
    """In two empty databases of the throw-away server, which goes as a whole; or in copies of those of another place."""
    urls = {}
    for alias in FILES:
        name = f"place_{uuid4().hex[:12]}"
        template = like.urls[alias].rpartition("/")[2] if like else "template1"
        with psycopg.connect("postgresql:///postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        urls[alias] = f"postgresql:///{name}"
    return Place(folder / "data", urls)


@cache
def _started_on_postgresql() -> Place:
    place = postgresql_place(Path(os.environ["OUR2SOULS_TEST_TMP"]) / f"started-on-postgresql-{os.getpid()}")
    place.data.parent.mkdir()
    place.succeed("prepare")
    return place


def started_postgresql_place(folder: Path) -> Place:
    """One whose first start lies behind it."""
    place = postgresql_place(folder, like=_started_on_postgresql())
    shutil.copytree(_started_on_postgresql().data, place.data)
    return place
