"""Whom a notice goes to, and the port that knows people."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import time
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.privacy.viewer import Viewer

type LoadRecipients = Callable[[Collection[UUID]], Mapping[UUID, Recipient]]
type LiveSessions = Callable[[UUID, Collection[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a notice goes to, as they are at this moment."""

    person_id: UUID
    email: str
    name: str
    viewer: Viewer
    zone: ZoneInfo
    language: str
    quiet_from: time | None
    quiet_until: time | None
    active: bool
    partner_name: str = ""
    discreet: bool = False


class Recipients:
    """The one loader that knows people."""

    def __init__(self) -> None:
        self._load: LoadRecipients = lambda _person_ids: {}
        self.sessions: LiveSessions = lambda _person_id, _keys: ()

    def register(self, load: LoadRecipients, sessions: LiveSessions) -> None:
        """Say how recipients are loaded, several at once, and which keys of sessions still let somebody in."""
        self._load, self.sessions = load, sessions

    def load(self, person_id: UUID) -> Recipient | None:
        """The recipient now; None when there is nobody, or they are not active any more."""
        return self.load_all({person_id}).get(person_id)

    def load_all(self, person_ids: Collection[UUID]) -> dict[UUID, Recipient]:
        """The recipients now, by id, in as many queries as one; those who are not there, or not active, are left out."""
        return {person_id: found for person_id, found in self._load(person_ids).items() if found.active}


recipients = Recipients()
