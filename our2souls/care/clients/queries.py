"""Whether somebody reads here as a therapist, and what is new at the tables at which they sit."""

from dataclasses import dataclass
from datetime import datetime

from our2souls.care.brief import news, parts
from our2souls.care.brief.model import OpenPart
from our2souls.care.clients import terms
from our2souls.care.clients.models import TherapistTerms
from our2souls.care.consent import access as consent_access
from our2souls.care.consent.access import ClientAccess
from our2souls.care.directory.models import DirectoryEntry
from our2souls.privacy import grants
from our2souls.privacy.viewer import Viewer, viewing


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """A couple in the list: what is open and until when, what was opened since the therapist last looked."""

    client: ClientAccess
    parts: tuple[OpenPart, ...]
    since: datetime | None
    opened: tuple[str, ...]


def has_accepted(viewer: Viewer) -> bool:
    """Whether somebody accepted the terms as they stand now; one query."""
    return TherapistTerms.objects.filter(owner_id=viewer.person_id, edition=terms.EDITION).exists()


def is_therapist(viewer: Viewer) -> bool:
    """Whether a therapist's pages are theirs at all: they sit or sat at a table, accepted terms, or are in the list.

    Three queries at most.
    """
    return (
        grants.was_at_a_table(viewer.person_id)
        or TherapistTerms.objects.filter(owner_id=viewer.person_id).exists()
        or DirectoryEntry.objects.filter(person_id=viewer.person_id).exists()
    )


def summaries(viewer: Viewer) -> list[ClientSummary]:
    """The couples at whose table the viewer sits, the latest first; a few queries each: a therapist has few."""
    found = []
    for client in consent_access.clients_of(viewer):
        with viewing(client.eyes):
            rows = parts.standing_grants(client)
            since = news.last_look(client)
            opened = parts.opened_since(client, rows, since) if since else []
            found.append(
                ClientSummary(client, parts.open_parts(client, rows), since, tuple(words for _at, words in opened))
            )
    return found
