"""Where roles are apart, only the tables' owner may change them: preparing is done as the owner, serving as the app."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.db import connections

from our2souls.config.env.variables import value_of

TABLES_IN = ("default", "limits")
"""The connections to the database whose owner is another role; that of the keys belongs to the app."""
IDENTITY = ("USER", "PASSWORD", "HOST", "PORT", "NAME")


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, the database is the owner's, if OUR2SOULS_OWNER_DATABASE_URL names one."""
    url = value_of("OWNER_DATABASE_URL")
    if not url:
        yield
        return
    owner = dict(dj_database_url.parse(url))
    app = {alias: _identity(connections[alias].settings_dict) for alias in TABLES_IN}
    try:
        _become(dict.fromkeys(TABLES_IN, _identity(owner)))
        yield
    finally:
        _become(app)


def _identity(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {key: settings[key] for key in IDENTITY}


def _become(identities: dict[str, dict[str, Any]]) -> None:
    for alias, identity in identities.items():
        connections[alias].close()
        connections[alias].settings_dict.update(identity)
