"""Tells the worker whom a notice goes to: address, eyes, zone, language and quiet hours, as they are now."""

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.delivery import registry as delivery_registry
from our2souls.lib.text_direction import isolated
from our2souls.people.account import sessions
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy import unscoped


def recipient(person_id: UUID) -> delivery_registry.Recipient | None:
    """The recipient as of now; None when there is no such person."""
    with unscoped.door("account.recipient"):
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            return None
        us = couple_context(person)
    return delivery_registry.Recipient(
        person_id=person.pk,
        email=person.email,
        name=isolated(person.name),
        viewer=us.viewer,
        zone=ZoneInfo(person.time_zone),
        language=person.language,
        quiet_from=person.quiet_from,
        quiet_until=person.quiet_until,
        active=person.is_active,
        partner_name=us.their_name,
        discreet=person.discreet,
    )


def live_sessions(person_id: UUID, keys: Collection[str]) -> set[str]:
    """Which of these keys of sessions still let the person in."""
    with unscoped.door("account.recipient"):
        return sessions.live_keys(person_id, keys)


def declare() -> None:
    """Fill the worker's port."""
    delivery_registry.recipients.register(recipient, live_sessions)
