"""Who sits at a couple's table, and who sat there."""

from dataclasses import dataclass
from datetime import datetime

from our2souls.care.consent.models import Engagement
from our2souls.lib.clock import now
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import TABLE, Viewer

MOST = 40


@dataclass(frozen=True, slots=True)
class TableRow:
    """One engagement as the list shows it: how it stands, and whether something of the viewer's is open there."""

    engagement: Engagement
    is_open: bool

    @property
    def name(self) -> str:
        """What the therapist is called; "" while nobody has taken the link."""
        return str(self.engagement.name)

    @property
    def state(self) -> str:
        """As the engagement's, and "lapsed" for an invitation that nobody took in time."""
        lapsed = self.engagement.state == "invited" and self.engagement.expires_at <= now()
        return "lapsed" if lapsed else self.engagement.state

    @property
    def at(self) -> datetime:
        """When it came to where it stands."""
        row = self.engagement
        return row.ended_at or row.confirmed_at or row.accepted_at or row.invited_at


def rows_of(viewer: Viewer) -> list[TableRow]:
    """All engagements of the viewer's couple, the latest first, those that ended last; two queries."""
    rows = Engagement.objects.filter(couple_id=viewer.couple).order_by("-invited_at")[:MOST]
    rows_open = grants.of_couple(viewer.couple).exclude(scope=TABLE)
    opened = set(
        (rows_open.filter(owner_id=None) | rows_open.filter(owner_id=viewer.person_id)).values_list(
            "therapist_id", flat=True
        )
    )
    found = [TableRow(row, row.therapist_id in opened and row.ended_at is None) for row in rows]
    return sorted(found, key=lambda row: row.state in {"ended", "lapsed"})
