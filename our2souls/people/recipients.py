"""Tells the worker whom a notice goes to: address, eyes, zone, language and quiet hours, as they are now."""

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.delivery import registry as delivery_registry
from our2souls.lib.text_direction import isolated
from our2souls.people.account import sessions
from our2souls.people.couple_context import cache_partnerships, couple_context, partnerships_by_person, partnerships_of
from our2souls.people.models import Partnership, Person
from our2souls.privacy import unscoped


def found_recipients(person_ids: Collection[UUID]) -> dict[UUID, delivery_registry.Recipient]:
    """The recipients as of now, by id; two queries, however many."""
    with unscoped.door("account.recipient"):
        people = Person.objects.in_bulk(list(person_ids))
        # for one, as most acts ask, the query is written already
        one_by_one = len(people) == 1
        together = {each: partnerships_of(each) for each in people} if one_by_one else partnerships_by_person(people)
    return {person_id: _recipient(person, together[person_id]) for person_id, person in people.items()}


def _recipient(person: Person, together: list[Partnership]) -> delivery_registry.Recipient:
    us = couple_context(cache_partnerships(person, together))
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
    delivery_registry.recipients.register(found_recipients, live_sessions)
