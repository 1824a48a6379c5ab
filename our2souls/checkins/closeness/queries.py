"""One's own weeks of closeness, and the pair's: only while both have chosen that, and only from the later choice on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from our2souls.checkins.models import Closeness, ClosenessChoice
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer, viewing

HALF = timedelta(days=3)
LATEST = 26
"""Weeks of the pair that are shown."""


@dataclass(frozen=True, slots=True)
class ClosenessWeek:
    """A week, by its Monday, with what each said; None for who said nothing."""

    week: date
    mine: int | None
    theirs: int | None


def own(viewer: Viewer, latest: int) -> list[Closeness]:
    """What the viewer said of the last weeks in this couple, oldest first."""
    rows = Closeness.objects.filter(owner_id=viewer.person_id, couple=viewer.couple).order_by("-week")
    return list(rows[:latest])[::-1]


def has_chosen(viewer: Viewer) -> bool:
    """Whether the viewer would show theirs; of the partner nothing is told."""
    return ClosenessChoice.objects.filter(couple=viewer.couple, withdrawn_at=None).exists()


def pair(viewer: Viewer) -> list[ClosenessWeek] | None:
    """Both partners' weeks since both have chosen to read each other's, oldest first; None unless both have."""
    since = _both_since(viewer)
    if since is None:
        return None
    mine = _answers(viewer, since)
    with viewing(viewer.of_partner()):  # each has agreed to exactly this
        theirs = _answers(viewer.of_partner(), since)
    weeks = sorted({*mine, *theirs})[-LATEST:]
    return [ClosenessWeek(week, mine.get(week), theirs.get(week)) for week in weeks]


def _both_since(viewer: Viewer) -> datetime | None:
    """When the later of the two chose it; None unless both have, and neither has taken it back."""
    if viewer.partner_id is None:
        return None
    rows = unscoped.queryset(ClosenessChoice, "closeness.chosen").filter(
        couple=viewer.couple, owner_id__in=(viewer.person_id, viewer.partner_id), withdrawn_at=None
    )
    chosen = dict(rows.values_list("owner_id", "chosen_at"))
    return max(chosen.values()) if len(chosen) == len((viewer.person_id, viewer.partner_id)) else None


def _answers(viewer: Viewer, since: datetime) -> dict[date, int]:
    """What whoever looks answered since a moment, by the Monday around which their own week lies."""
    rows = Closeness.objects.filter(owner_id=viewer.person_id, couple=viewer.couple, at__gte=since).order_by("-week")[
        :LATEST
    ]
    return {_monday(row.week + HALF): row.value for row in rows}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
