"""A therapist, and a table at which they sit."""

import pytest

from our2souls.care.consent.models import Engagement
from tests.cast import CastMember, a_person
from tests.factories.care import secured
from tests.factories.care.sessions import at_table


@pytest.fixture
def thea(db: None) -> CastMember:
    """A therapist, in no couple, who has shown their second step."""
    return secured(a_person("Thea", hue="heather"))


@pytest.fixture
def engagement(thea: CastMember, ana: CastMember, ben: CastMember) -> Engagement:
    """Thea sits at Ana and Ben's table; nothing else is open."""
    return at_table(thea, ana)
