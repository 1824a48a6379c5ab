"""Looking back: one's own points, pages of one's own check-ins by key, and what crosses between the two."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn
from our2souls.checkins.queries import CheckInView, partner_view
from our2souls.checkins.trends import Point
from our2souls.privacy import sharing
from our2souls.ui.pagination import newest_first

PER_PAGE = 30
CROSSING = 20


@dataclass(frozen=True, slots=True)
class OwnCheckIn:
    """One of my own, as the list shows it."""

    row: CheckIn
    words: list[str]
    need: str
    level: str


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """Some of my own, newest first, and the key of the next page ("" on the last)."""

    rows: list[OwnCheckIn]
    following: str


def points(person_id: UUID, since: date) -> list[Point]:
    """My own places since a day, oldest first."""
    rows = CheckIn.objects.filter(owner_id=person_id, day__gte=since).order_by("at")
    return list(rows.values_list("day", "ease", "energy"))


def page(person_id: UUID, before: str = "") -> CheckInPage:
    """A page of my own, older than the one whose id is `before` (or the newest); a key that is none gives the first."""
    found = newest_first(CheckIn.objects.filter(owner_id=person_id), before, by=("at",), size=PER_PAGE)
    levels = sharing.levels_of([row.pk for row in found.rows])
    entries = [
        OwnCheckIn(row, vocabulary.labels_of(row.words or ()), row.need_text, levels.get(row.pk, "me"))
        for row in found.rows
    ]
    return CheckInPage(entries, found.following)


def partners_checkins(us: Any) -> list[CheckInView]:
    """What the partner shares with me, newest first, as far as they share each."""
    rows = CheckIn.shared_with_me.filter(owner_id=us.partner.id).order_by("-at")[:CROSSING]
    return [_with_date(row, partner_view(row, us)) for row in rows]


def partner_views(us: Any) -> list[CheckInView]:
    """What of mine the partner sees, exactly as they see it."""
    found = CheckIn.objects.filter(owner_id=us.me.id).order_by("-at")[: 6 * CROSSING]
    levels = sharing.levels_of([row.pk for row in found])
    views = []
    for row in found:
        level = levels.get(row.pk)
        if level is not None:
            row.__dict__["audience_level"] = level  # read as the partner reads it
            views.append(_with_date(row, partner_view(row, us)))
    return views[:CROSSING]


def _with_date(row: CheckIn, view: CheckInView) -> CheckInView:
    when = f"{date_format(row.day, 'MONTH_DAY_FORMAT')}, {view.when}"
    return CheckInView(**{name: getattr(view, name) for name in CheckInView.__slots__ if name != "when"}, when=when)
