"""What check-ins hold of people: all of it is their writer's own."""

from our2souls.checkins.declarations import imports, tables
from our2souls.checkins.declarations.readable import readable
from our2souls.checkins.models import CheckIn, CheckInResponse, Closeness, ClosenessChoice
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """Declare it."""
    register(
        PersonalData(
            package="checkins",
            personal=(CheckInResponse, CheckIn, Closeness, ClosenessChoice),
            tables=tables.tables,
            readable=readable,
            imports=imports.KINDS,
        )
    )
