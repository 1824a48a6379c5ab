"""Somebody who may join."""

import pytest

from tests.cast import CastMember, a_person


@pytest.fixture
def joiner(db: None) -> CastMember:
    return a_person("Jo", hue="fern")
