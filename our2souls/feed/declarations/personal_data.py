"""What a calendar's address holds of its owner."""

from typing import Any

from django.db import models

from our2souls.feed import access
from our2souls.feed.models import FeedAddress
from our2souls.privacy.personal_data.registry import PersonalData, register


def redact(_model: type[models.Model], records: list[dict[str, Any]]) -> None:
    """The hash of the token opens nothing and tells nothing."""
    for record in records:
        record.pop("token_hash", None)


def declare() -> None:
    """It goes with its owner, and ends when two part."""
    register(PersonalData(package="feed", personal=(FeedAddress,), redact=redact, on_separation=access.forget))
