"""On PostgreSQL the suite runs as the role that serves: under the policies, without a right to change tables.

A test arranges and looks as whoever may see everything, as long as it says nobody's eyes. What it tries does not: a request
through the client, a command, a job, a thread of the live server, and all that runs inside `viewing` meet the policies.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import pytest
from django.core.management.base import BaseCommand
from django.db import connection
from django.test.client import ClientHandler

ROLE = "our2souls_app"
EVERYTHING = "erasure"
"""The reason that opens every table."""
LOCK = 7020

_arranging: ContextVar[bool] = ContextVar("tests_arranging", default=False)
_arranging.set(True)  # in the thread that runs tests and their fixtures; no other one


@contextmanager
def as_served() -> Iterator[None]:
    """What runs inside is the product's: whoever says nobody's eyes sees nothing."""
    token = _arranging.set(False)
    try:
        yield
    finally:
        _arranging.reset(token)


def _served[**P, R](run: Callable[P, R]) -> Callable[P, R]:
    @wraps(run)
    def strictly(*args: P.args, **kwargs: P.kwargs) -> R:
        with as_served():
            return run(*args, **kwargs)

    return strictly


def pytest_configure() -> None:
    """The product's ways in are strict."""
    ClientHandler.__call__ = _served(ClientHandler.__call__)  # type: ignore[method-assign]
    BaseCommand.execute = _served(BaseCommand.execute)  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tables are made by their owner; from then on the connection is the app's."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            _become_the_app()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.settings_dict["OPTIONS"].pop("assume_role", None)
            connection.close()


def _become_the_app() -> None:
    from our2souls.privacy.row_security.postgresql import base

    def looking() -> Any:
        person, couple, client, reason = seen()
        return (person, couple, client, reason or (EVERYTHING if person is None and _arranging.get() else ""))

    seen, base.looking = base.looking, looking
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_lock(%s)", [LOCK]
        )  # roles are the server's, and several workers make this one
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE ROLE {ROLE} NOLOGIN")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {ROLE}")
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    connection.settings_dict["OPTIONS"]["assume_role"] = ROLE
    connection.close()
