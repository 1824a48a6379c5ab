"""Tells the worker whom a notice goes to: address, eyes, zone, language and quiet hours, as they are now."""

from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.delivery import ports
from our2souls.lib.direction import isolated
from our2souls.people.models import Person
from our2souls.people.us import us


def receiver(person_id: UUID) -> ports.Receiver | None:
    """The receiver as of now; None when there is no such person."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return None
    return ports.Receiver(
        person_id=person.pk,
        email=person.email,
        name=isolated(person.name),
        viewer=us(person).viewer,
        zone=ZoneInfo(person.time_zone),
        language=person.language,
        quiet_from=person.quiet_from,
        quiet_until=person.quiet_until,
        active=person.is_active,
    )


def declare() -> None:
    """Fill the worker's port."""
    ports.receivers.register(receiver)
