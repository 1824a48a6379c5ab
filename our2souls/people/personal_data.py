"""What the people package holds of a person: the account itself, and invitations."""

from our2souls.people.models import Invitation
from our2souls.privacy.registry import PersonalData, register


def declare() -> None:
    """Declare it."""
    register(PersonalData(package="people", personal=(Invitation,)))
