"""What all tests share: the cast, both databases, a clean cache, and no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from our2souls.config.startup import translations
from our2souls.privacy import keys
from our2souls.vault import key as vault_key

pytest_plugins = [
    "tests.cast",
    "tests.plugins.cookies",
    "tests.plugins.no_skips",
    "tests.plugins.tables",
    "tests.plugins.row_security",
]

ALL = ["default", "keys", "limits"]
TOUCHING = {"db", "transactional_db", "live_server", "django_db_setup", "django_db_blocker"}
VAULT_COST = dict(vault_key.COST)
"""What a passphrase is stretched by; a suite stretches some hundred, and does it by less."""
vault_key.COST |= {"passes": 1, "kibibytes": 64, "lanes": 1}
LOCALE = Path(__file__).resolve().parent.parent / "our2souls" / "locale"


def pytest_sessionstart() -> None:
    """Tests read Spanish too."""
    translations.compile_stale(LOCALE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only PostgreSQL refuses is asked only of it.

    Whoever touches the database touches all: data, keys and counts. Whoever touches none is the same on every one.
    """
    if connection.vendor != "postgresql":
        own = [item for item in items if item.get_closest_marker("postgresql")]
        items[:] = [item for item in items if item not in own]
        config.hook.pytest_deselected(items=own)
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if names & {"db", "transactional_db", "live_server"} and item.get_closest_marker("django_db") is None:
            transaction = bool(names & {"transactional_db", "live_server"})
            item.add_marker(pytest.mark.django_db(databases=ALL, transaction=transaction))
        if not names & TOUCHING and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.host)


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Rate limits, language and unwrapped keys of one test are not another's."""
    translation.activate("en")
    yield
    cache.clear()
    keys.clear_cache()
