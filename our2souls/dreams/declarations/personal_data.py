"""What the dreams package holds of people."""

from typing import Any

from django.db import models

from our2souls.dreams.declarations.readable import readable
from our2souls.dreams.models import Dream, DreamEvent, OfferReply, Support
from our2souls.people import needs
from our2souls.privacy.personal_data.registry import PersonalData, register


def _redact(_model: type[models.Model], records: list[dict[str, Any]]) -> None:
    needs.translate(records)


def declare() -> None:
    """Dreams and what was said of them go with their owner."""
    register(
        PersonalData(
            package="dreams",
            personal=(OfferReply, Support, DreamEvent, Dream),
            redact=_redact,
            readable=readable,
        )
    )
