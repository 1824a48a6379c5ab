"""What delivery holds of a person: what comes round for them, what was due, what they want to hear. Theirs alone."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from our2souls.delivery import outbox, schedules
from our2souls.delivery.models import Notification, Preference, PushDevice, Schedule
from our2souls.lib.clock import now
from our2souls.privacy.personal_data.registry import PersonalData, register


def part(couple_id: UUID, person_id: UUID) -> None:
    """When two part, whatever they shared is neither planned nor announced any more."""
    schedules.stop_all_for(person_id, couple_id)
    outbox.stop_all_for(person_id, couple_id)


def redact(model: type[Model], records: list[dict[str, Any]]) -> None:
    """Notices as they have come, with the moment for which they were: whoever leaves chooses when the other is told."""
    if model is Notification:
        records[:] = [row | {"made_at": row["due_at"]} for row in records if row["due_at"] <= now()]


def declare() -> None:
    """Declare it: exported to and erased with its owner, nothing to hand over."""
    register(
        PersonalData(
            package="delivery",
            personal=(Schedule, Notification, Preference, PushDevice),
            on_separation=part,
            redact=redact,
        )
    )
