"""What the tests of commitments share."""

import pytest

from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.intentions.commitments import MONDAY
from tests.factories.intentions.core import an_intention


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    """Chosen by both, on Monday."""
    with clock.frozen(MONDAY):
        return an_intention(ana, ben)
