"""What is open and what is new at the tables at which a therapist sits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from our2souls.care.brief import news, parts
from our2souls.care.brief.builder import build
from our2souls.care.brief.model import Brief
from our2souls.care.consent import access as consent_access
from our2souls.care.consent.access import ClientAccess
from our2souls.lib.clock import now
from our2souls.privacy.viewer import Viewer, viewing


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """A couple in the list: what is open and until when, what was opened since the therapist last looked."""

    client: ClientAccess
    brief: Brief
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
                ClientSummary(
                    client,
                    Brief(parts.open_parts(client, rows)),
                    since,
                    tuple(words for _day, texts in opened for words in texts),
                )
            )
    return found


def marked_brief(client: ClientAccess) -> dict[str, Any]:
    """The brief of a couple for a page, with the mark of whose copy it is: who, at which minute, until when it is open."""
    brief = build(client)
    with viewing(client.eyes):
        name = client.engagement.name
    return {
        "client": client,
        "brief": brief,
        "therapist": name,
        "at": now().astimezone(client.us.zone),
        "until": parts.until_text(brief.parts),
        "number": str(client.engagement.pk)[:8],
    }
