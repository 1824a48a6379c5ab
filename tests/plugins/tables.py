"""Tables of tests are made at once, as the models have them; that the migrations make the same is a test of its own."""

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker


def pytest_sessionstart() -> None:
    """Before a database is made."""
    for database in settings.DATABASES.values():
        database.setdefault("TEST", {})["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What asks which migrations a database has gone is told that it has gone all."""
    with django_db_blocker.unblock():
        for alias in ("default", "keys"):
            call_command("migrate", database=alias, fake=True, verbosity=0)
