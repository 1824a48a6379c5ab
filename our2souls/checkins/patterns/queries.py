"""What lies in a week, a month or a year: one's own, and what both share now."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn
from our2souls.checkins.patterns import places, trends
from our2souls.checkins.patterns.places import PlaceCount
from our2souls.checkins.patterns.spans import Span, parts_of
from our2souls.checkins.patterns.trends import Point
from our2souls.privacy.models import Share

MOST = 1500
"""Check-ins of a span that are opened, newest first: four a day for a year."""
MOST_POINTS = 20_000
"""Places of years that are read, without a word: more than four a day for ten years."""
WORDS = 12


@dataclass(frozen=True, slots=True)
class Pattern:
    """Of some check-ins: where, when, in which words; `parts` are the days, weeks or months of the span with any."""

    points: list[Point]
    line: list[Point]
    """The points as a line draws them: of a year the mean of each week, for hundreds of points are no line."""
    places: list[PlaceCount]
    words: list[tuple[str, int]]
    parts: list[trends.Week]

    @property
    def oftenest(self) -> list[PlaceCount]:
        """The places that came up most."""
        return places.oftenest(self.places)


def own(us: Any, span: Span) -> Pattern:
    """The viewer's own; two queries."""
    rows = _within(CheckIn.objects.filter(owner_id=us.me.id), us, span)
    found = list(rows.only("owner_id", "ease", "energy", "at", "words")[:MOST])
    dated = [(row.at.astimezone(us.zone).date(), row) for row in found]
    return _pattern(us, span, dated, (row.words for row in found))


def given(us: Any, span: Span) -> Pattern:
    """What of the viewer's own the partner sees now, and no more of it than they do."""
    level = Share.objects.filter(row=OuterRef("pk"), kind=CheckIn.seal_name, closed_at=None).values("level")[:1]
    mine = CheckIn.objects.filter(owner_id=us.me.id).annotate(audience_level=Subquery(level))
    return _crossing(us, span, mine.exclude(audience_level=None))


def received(us: Any, span: Span) -> Pattern:
    """What the partner shares with the viewer now."""
    return _crossing(us, span, CheckIn.shared_with_me.filter(owner_id=us.partner.id))


def own_points(us: Any, first: date, last: date) -> list[Point]:
    """The viewer's own places on the grid from one day to another, both included: no word of them; one query."""
    rows = _within(CheckIn.objects.filter(owner_id=us.me.id), us, Span("year", first, last))
    found = rows.values_list("at", "ease", "energy")[:MOST_POINTS]
    return sorted((at.astimezone(us.zone).date(), ease, energy) for at, ease, energy in found)


def points_by_owner(owners: Collection[UUID], zone: tzinfo, first: date) -> dict[UUID, list[Point]]:
    """The places on the grid of several people since a day, as far as the current viewer reads them: no word; one query."""
    since = datetime.combine(first, time(0), tzinfo=zone).astimezone(UTC)
    rows = CheckIn.objects.filter(owner_id__in=owners, at__gte=since).order_by("-at")
    found: dict[UUID, list[Point]] = {owner: [] for owner in owners}
    for owner, at, ease, energy in rows.values_list("owner_id", "at", "ease", "energy")[:MOST_POINTS]:
        found[owner].append((at.astimezone(zone).date(), ease, energy))
    return found


def received_points(us: Any, first: date, last: date) -> list[Point]:
    """The same of what the partner shares with the viewer now; of the time no more than the part of the day where that is all."""
    rows = _within(CheckIn.shared_with_me.all(), us, Span("year", first, last), spare=vocabulary.LONGEST_PART)
    found = rows.values_list("at", "part_at", "audience_level", "ease", "energy")[:MOST_POINTS]
    dated = (
        ((at if level == "all" else part_at).astimezone(us.zone).date(), ease, energy)
        for at, part_at, level, ease, energy in found
    )
    return sorted(point for point in dated if first <= point[0] <= last)


def _crossing(us: Any, span: Span, rows: QuerySet[CheckIn]) -> Pattern:
    """With the colour alone there are no words, and no more of the time than the part of the day: as on every page."""
    found: list[tuple[date, Any]] = []
    for row in _within(rows, us, span, spare=vocabulary.LONGEST_PART)[:MOST]:
        at = row.at if row.__dict__["audience_level"] == "all" else row.part_at
        day = at.astimezone(us.zone).date()
        if span.first <= day <= span.last:
            found.append((day, row))
    return _pattern(us, span, found, (row.words for _day, row in found if row.__dict__["audience_level"] == "all"))


def _within(rows: QuerySet[Any], us: Any, span: Span, spare: timedelta = timedelta(0)) -> QuerySet[Any]:
    start, end = (
        datetime.combine(day, time(0), tzinfo=us.zone).astimezone(UTC)
        for day in (span.first, span.last + timedelta(days=1))
    )
    return rows.filter(at__gte=start, at__lt=end + spare).order_by("-at")


def _pattern(us: Any, span: Span, dated: list[tuple[date, Any]], words: Iterable[Any]) -> Pattern:
    points = sorted((day, row.ease, row.energy) for day, row in dated)
    often = Counter(word for several in words for word in several or ())
    named = [(label, often[word]) for word, label in zip(often, vocabulary.labels_of(list(often)), strict=True)]
    weeks = trends.by_week(points, us.first_weekday) if span.kind == "year" else []
    return Pattern(
        points,
        [(each.first, round(each.ease), round(each.energy)) for each in weeks] or points,
        places.counts(points),
        sorted(named, key=lambda each: (-each[1], each[0].casefold()))[:WORDS],
        trends.by_part(points, lambda day: parts_of(span, day, us.first_weekday)),
    )
