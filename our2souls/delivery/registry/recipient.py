"""Whom a notice goes to, and the port that knows people."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import time
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.privacy.viewer import Viewer

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
        self._load: Callable[[UUID], Recipient | None] = lambda _person_id: None
        self.sessions: LiveSessions = lambda _person_id, _keys: ()

    def register(self, load: Callable[[UUID], Recipient | None], sessions: LiveSessions) -> None:
        """Say how a recipient is loaded, and which keys of sessions still let them in."""
        self._load, self.sessions = load, sessions

    def load(self, person_id: UUID) -> Recipient | None:
        """The recipient now; None when there is nobody, or they are not active any more."""
        recipient = self._load(person_id)
        return recipient if recipient is not None and recipient.active else None


recipients = Recipients()
