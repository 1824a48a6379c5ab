"""What the people package holds of a person: the account itself with its ways in, and invitations."""

from our2souls.people.account.erase import delete_credentials
from our2souls.people.models import Invitation
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """Declare it. The account is exported by `account.export`, beside what the registry knows."""
    register(PersonalData(package="people", personal=(Invitation,), on_erasing=delete_credentials))
