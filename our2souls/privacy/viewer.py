"""The one answer to "who is looking?".

Opened by the middleware, the API and the worker; asked by the managers and by every encrypted column. Without a viewer
nothing can be read: code that forgets to say who is looking gets an error, never somebody's words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.lib import clock

NOBODY = UUID(int=0)
type Granted = tuple[str, str]
"""What a therapist may read: a scope, and of what it covers which ("" where it has no parts)."""
TABLE = "table"
"""The scope of a grant that says: this therapist sits at the couple's table."""
LAST_TO_BEGIN = ZoneInfo("Etc/GMT+12")
"""Where a day begins last."""


class ReadOnly(PermissionError):
    """Somebody who only reads (the copy of a past couple, a therapist) would change something."""


class NoViewer(RuntimeError):
    """Rows or words were asked for while nobody was looking."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person, in the couple they are in now (if any).

    `client`: they read as a therapist what that couple granted, as `grants` lists it (`audiences.grants`): of the couple and of its
    two people nothing else opens, of their own nothing at all, and they change none. A partner who looks how that would be
    has both a `couple_id` and a `client`, and reads as little.

    `zone` is the clock they live by; `exporting`: they are taking their own words along. `ended_at`: the couple is no more
    since then, and they read its sealed copy: the couple's rows and nothing else, and they change none.
    """

    person_id: UUID
    couple_id: UUID | None = None
    partner_id: UUID | None = None
    client: UUID | None = None
    grants: frozenset[Granted] = field(default_factory=frozenset)
    zone: ZoneInfo | None = field(default=None, compare=False)
    exporting: bool = field(default=False, compare=False)
    ended_at: datetime | None = None

    @property
    def couple(self) -> UUID:
        """The couple, for lookups: for a viewer in none an id that no couple has, so that they find nothing."""
        return self.client or self.couple_id or NOBODY

    @property
    def both(self) -> list[UUID]:
        """Them and, if there is one, their partner."""
        return [each for each in (self.person_id, self.partner_id) if each is not None]

    def of_partner(self) -> "Viewer":
        """The partner's eyes, for what both have agreed to open; raises NoViewer where there is no partner."""
        if self.partner_id is None:
            raise NoViewer("Somebody alone has no partner to look with.")
        return Viewer(self.partner_id, self.couple_id, self.person_id)

    @property
    def today(self) -> date:
        """The date where they are; where nobody said which clock they live by, the date that is reached last on earth."""
        return clock.today(self.clock)

    @property
    def clock(self) -> ZoneInfo:
        """The clock they live by, or the one whose days begin last."""
        return self.zone or LAST_TO_BEGIN


_current: ContextVar[Viewer | None] = ContextVar("our2souls_viewer", default=None)


@contextmanager
def viewing(viewer: Viewer) -> Iterator[Viewer]:
    """Everything inside is seen with this viewer's eyes. Nested calls replace the viewer, and give it back at the end."""
    token = _current.set(viewer)
    try:
        yield viewer
    finally:
        _current.reset(token)


@contextmanager
def exporting() -> Iterator[Viewer]:
    """The same eyes, taking along what is their own: what its writer sealed for later is open to the writer inside.

    Raises NoViewer without a viewer.
    """
    with viewing(replace(current_viewer(), exporting=True)) as viewer:
        yield viewer


def current_viewer() -> Viewer:
    """The viewer of this request, call or job.

    Raises NoViewer when there is none.
    """
    viewer = _current.get()
    if viewer is None:
        msg = "Nobody is looking: open viewing() first, or use a named door in privacy.unscoped."
        raise NoViewer(msg)
    return viewer


def refuse_past() -> None:
    """Raise ReadOnly where the viewer reads a sealed copy, or as a therapist."""
    viewer = _current.get()
    if viewer is not None and (viewer.ended_at is not None or viewer.client is not None):
        msg = "What is left of a couple, and what a couple opened to a therapist, is read, not changed."
        raise ReadOnly(msg)


def viewer_or_none() -> Viewer | None:
    """The viewer, or None where one may be missing (sign-in pages, logs)."""
    return _current.get()
