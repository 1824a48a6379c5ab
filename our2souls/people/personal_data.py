"""What the people package holds of a person: the account itself with its ways in, and invitations."""

from our2souls.people.erasing import forget_ways_in
from our2souls.people.models import Invitation
from our2souls.privacy.registry import PersonalData, register


def declare() -> None:
    """Declare it. The account is exported by `exporting`, beside what the registry knows."""
    register(PersonalData(package="people", personal=(Invitation,), on_erasing=forget_ways_in))
