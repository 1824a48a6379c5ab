"""What is open and what is new at the tables at which a therapist sits."""

from dataclasses import dataclass
from datetime import datetime

from our2souls.care.brief import news, parts
from our2souls.care.brief.model import OpenPart
from our2souls.care.consent import access as consent_access
from our2souls.care.consent.access import ClientAccess
from our2souls.privacy.viewer import Viewer, viewing


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """A couple in the list: what is open and until when, what was opened since the therapist last looked."""

    client: ClientAccess
    parts: tuple[OpenPart, ...]
    since: datetime | None
    opened: tuple[str, ...]


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
