"""Looking back: one's own points, pages of one's own check-ins by key, and what crosses between the two."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import Case, F, When
from django.utils.formats import date_format

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.checkins.patterns.trends import Point
from our2souls.checkins.queries import CheckInView, answer_text, partner_view
from our2souls.privacy.audiences import sharing
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
    at: datetime
    """On the reader's clock."""
    answer: str
    """What the partner answered, while they may see it."""

    @property
    def month(self) -> date:
        """The first of the reader's month it is in."""
        return self.at.date().replace(day=1)


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """Some of my own, newest first, and the key of the next page ("" on the last)."""

    rows: list[OwnCheckIn]
    following: str


def points(person_id: UUID, since: date, zone: tzinfo) -> list[Point]:
    """My own places since a day of mine, by the day they fall on for me, oldest first."""
    start = datetime.combine(since, time(0), tzinfo=zone).astimezone(UTC)
    rows = CheckIn.objects.filter(owner_id=person_id, at__gte=start).order_by("at")
    places = rows.values_list("at", "ease", "energy")
    return [(at.astimezone(zone).date(), ease, energy) for at, ease, energy in places]


def page(us: Any, before: str = "") -> CheckInPage:
    """A page of my own, older than the one whose id is `before` (or the newest); a key that is none gives the first."""
    found = newest_first(CheckIn.objects.filter(owner_id=us.me.id), before, by=("at",), size=PER_PAGE)
    ids = [row.pk for row in found.rows]
    levels = sharing.levels_of(ids)
    answers = {
        it.checkin: answer_text(it.kind, it.words) for it in CheckInResponse.shared_with_me.filter(checkin__in=ids)
    }
    entries = [
        OwnCheckIn(
            row,
            vocabulary.labels_of(row.words or ()),
            row.need_text,
            levels.get(row.pk, "me"),
            row.at.astimezone(us.zone),
            answers.get(row.pk, "") if row.pk in levels else "",
        )
        for row in found.rows
    ]
    return CheckInPage(entries, found.following)


def partners_checkins(us: Any) -> list[CheckInView]:
    """What the partner shares with me, newest first, as far as they share each.

    A colour stands where its part of the day began, as it is dated: between two that are told in full its place would tell more
    of its time. Of several of one part nothing says which came first.
    """
    moment = Case(When(audience_level="all", then=F("at")), default=F("part_at"))
    rows = CheckIn.shared_with_me.filter(owner_id=us.partner.id).order_by(moment.desc(), "pk")[:CROSSING]
    return [_with_date(partner_view(row, us), us) for row in rows]


def partner_views(us: Any) -> list[CheckInView]:
    """What of mine the partner sees, exactly as they see it, and in their order."""
    found = CheckIn.objects.filter(owner_id=us.me.id).order_by("-at")[: 6 * CROSSING]
    levels = sharing.levels_of([row.pk for row in found])
    views = []
    for row in found:
        level = levels.get(row.pk)
        if level is not None:
            row.__dict__["audience_level"] = level  # read as the partner reads it
            views.append(_with_date(partner_view(row, us), us))
    views.sort(key=lambda view: view.id)
    views.sort(key=lambda view: view.at, reverse=True)
    return views[:CROSSING]


def _with_date(view: CheckInView, us: Any) -> CheckInView:
    day = view.at.astimezone(us.zone)
    return replace(view, when=f"{date_format(day, 'MONTH_DAY_FORMAT')}, {view.when}")
