"""Days of two, through the act."""

from datetime import date
from typing import Any

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember


def a_day(
    by: CastMember, title: str = "We met", on: date = date(2024, 11, 1), *, remind: bool = False, **more: Any
) -> RelationshipMilestone:
    """A day of both; `remind` is for whoever keeps it."""
    with viewing(by.viewer):
        return milestone_actions.create(MilestoneData(title, on, **more), remind=remind)
