"""What can be opened to a therapist: the scopes, whose yes each takes, and how what a grant covers is named. Pure."""

from typing import Literal
from uuid import UUID

type Scope = Literal["report", "intentions", "bridge", "trend", "statements", "story"]

REPORT, INTENTIONS, BRIDGE, TREND, STATEMENTS, STORY = "report", "intentions", "bridge", "trend", "statements", "story"
SCOPES = (REPORT, INTENTIONS, BRIDGE, STORY, TREND, STATEMENTS)
"""In the order in which a page shows them."""
OWN = frozenset({TREND, STATEMENTS})
"""What is one partner's own: its owner's yes opens it, and nobody else's."""
DAYS = (14, 30, 90, 180)
"""For how long a part can be opened, in days."""
USUAL_DAYS = 90


def is_own(scope: str) -> bool:
    """Whether one partner's yes opens it alone."""
    return scope in OWN


def area_item(sitting_id: UUID, area: str) -> str:
    """One area of one sitting of the test, as a grant names it."""
    return f"{sitting_id}:{area}"


def statements_item(engagement_id: UUID, owner_id: UUID) -> str:
    """The statements about one partner that were copied for one therapist, as a grant names them."""
    return f"{engagement_id}:{owner_id}"
