"""What a calendar's address holds of its owner."""

from our2souls.feed import access
from our2souls.feed.models import FeedAddress
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """It goes with its owner, and ends when two part."""
    register(PersonalData(package="feed", personal=(FeedAddress,), on_separation=access.forget))
