"""Somebody who will sit at a table."""

import pytest

from tests.cast import CastMember
from tests.factories.care import a_therapist


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()
