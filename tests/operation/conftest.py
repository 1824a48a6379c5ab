"""Places to keep things in, on the database that the suite runs on."""

import socket

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.operation.place import (
    NewPlace,
    Place,
    postgresql_place,
    sqlite_place,
    started_postgresql_place,
    started_sqlite_place,
)

TWO = """
from tests.cast import a_person, pair
from tests.factories.dreams import a_dream
from tests.factories.vision.pages import a_loose_note, a_photo
from our2souls.delivery.worker import jobs
from our2souls.privacy.viewer import viewing
from our2souls.vision.media import images
from our2souls.vision.media.attachments import Attachments
ana, ben = a_person("Ana"), a_person("Ben")
pair(ana, ben)
for person in (ana, ben):
    a_dream(person, "a garden by the sea", share=True)
    with viewing(person.viewer):
        picture = images.process(a_photo().read())
    a_loose_note(person, "by the water", shared=True, attachments=Attachments(pictures=[picture]))
    a_loose_note(person, "for myself", attachments=Attachments(pictures=[picture]))
"""


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def new_place(django_db_blocker: DjangoDbBlocker) -> NewPlace:
    """Makes an empty place in a folder."""
    return postgresql_place if connection.vendor == "postgresql" else sqlite_place


@pytest.fixture(scope="session")
def started_place(django_db_blocker: DjangoDbBlocker) -> NewPlace:
    """Makes a place in a folder whose first start lies behind it."""
    return started_postgresql_place if connection.vendor == "postgresql" else started_sqlite_place


@pytest.fixture(scope="session")
def lived_in_place(started_place: NewPlace, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place in which two live, with dreams, a photo and a job that waits; its tests leave it as it is."""
    place = started_place(tmp_path_factory.mktemp("place"))
    place.python(TWO)
    return place
