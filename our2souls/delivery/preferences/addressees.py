"""Whom notices go to and what they prefer, asked for many at once."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from our2souls.delivery.preferences.queries import RecipientPreferences, preferences_for_all
from our2souls.delivery.registry import Recipient, recipients


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient, if they are still there, and what they prefer."""

    recipient: Recipient | None
    preferences: RecipientPreferences


def addressees(person_ids: Collection[UUID]) -> dict[UUID, Addressee]:
    """Each of these people as an addressee, by id; four queries, however many."""
    loaded, preferred = recipients.load_all(person_ids), preferences_for_all(person_ids)
    return {person_id: Addressee(loaded.get(person_id), preferred[person_id]) for person_id in person_ids}


def addressee(person_id: UUID) -> Addressee:
    """One of them."""
    return addressees({person_id})[person_id]
