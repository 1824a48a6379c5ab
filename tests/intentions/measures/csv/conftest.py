"""What the tests of files share."""

import pytest

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Measure
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure


@pytest.fixture
def measure(ana: CastMember, home: Intention) -> Measure:
    """Up to 60,000 euros."""
    return a_measure(ana, home)
