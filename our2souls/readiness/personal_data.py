"""What the readiness package holds of people, and what becomes of it when they part or are erased."""

from uuid import UUID

from django.db import transaction

from our2souls.privacy.registry import PersonalData, register
from our2souls.readiness import strangers
from our2souls.readiness.models import (
    Answer,
    Consent,
    Launch,
    Opening,
    Press,
    Reveal,
    Shown,
    Sitting,
    Taking,
)


def declare() -> None:
    """Own answers go with their owner; what both opened stays with both, without an erased author's answers."""
    register(
        PersonalData(
            package="readiness",
            personal=(Press, Answer, Taking, Consent),
            shared={Sitting: None, Reveal: None, Opening: None, Shown: "person", Launch: None},
            on_parting=_fewer,
            on_erasing=_fewer,
        )
    )


def _fewer(*_ids: UUID) -> None:
    """A couple or a consent is gone: where fewer than fifty are left, no strangers' baseline is kept."""
    transaction.on_commit(strangers.forget_if_few)
