"""Plain typed factories: days of the two, through the real acts."""

from datetime import date
from typing import Any

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

TITLE, MET = "The day we met", date(2020, 2, 29)


def a_relationship_milestone(
    by: CastMember, title: str = TITLE, on: date = MET, *, remind: bool = False, **fields: Any
) -> RelationshipMilestone:
    """A day of the two; whoever adds it is reminded of it if they like."""
    with viewing(by.viewer):
        return milestone_actions.create(MilestoneData(title, on, **fields), remind=remind)
