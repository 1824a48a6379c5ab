"""What the dreams package holds of people."""

from our2souls.dreams.declarations import imports
from our2souls.dreams.declarations.readable import readable
from our2souls.dreams.models import Dream, DreamEvent, OfferReply, Support
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """Dreams and what was said of them go with their owner."""
    register(
        PersonalData(
            package="dreams",
            personal=(OfferReply, Support, DreamEvent, Dream),
            readable=readable,
            imports=imports.KINDS,
        )
    )
