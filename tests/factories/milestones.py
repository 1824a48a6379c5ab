"""Plain typed factories: days of the two, through the real acts."""

from datetime import date
from typing import Any

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

TITLE, WORDS, MET = "The day we met", "You had the wrong room", date(2020, 2, 29)


def a_relationship_milestone(
    by: CastMember, title: str = TITLE, on: date = MET, *, remind: bool = False, **fields: Any
) -> RelationshipMilestone:
    """A day of the two; whoever adds it is reminded of it if they like."""
    with viewing(by.viewer):
        return milestone_actions.create(MilestoneData(title, on, **fields), remind=remind)


def form(**fields: Any) -> dict[str, Any]:
    """The form of a day that comes every year, as a browser sends it."""
    return {"title": TITLE, "on": "2020-02-29", "precision": "day", "yearly": "on", "words": WORDS, **fields}
