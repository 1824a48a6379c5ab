"""What the tests of intentions share."""

import pytest

from our2souls.intentions.core.models import Intention
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    """An intention that both have chosen."""
    return an_intention(ana, ben)
