"""What the story holds of people: the statements somebody shares about themselves."""

from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.story.autonomy.models import SharedStatement
from our2souls.story.declarations.readable import readable


def declare() -> None:
    """They go with their owner."""
    register(PersonalData(package="story", personal=(SharedStatement,), readable=readable))
