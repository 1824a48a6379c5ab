"""What the story is made of: moments, each derived from the row where it happened, and how a package says where its are.

A source gives two things: rows with a day, which the database joins into one list, and the moments of those that a page shows.
See docs/decisions/0050.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Expression, F, IntegerField, QuerySet, Value
from django.db.models.functions import TruncDate

from our2souls.privacy.viewer import NOBODY


@dataclass(frozen=True, slots=True)
class MomentKey:
    """Where a moment comes from: what kind it is, the row, the day, and of what is told by the month how often."""

    kind: str
    id: UUID
    day: date
    count: int = 0

    @property
    def text(self) -> str:
        """The same for an address: a page begins after it."""
        return f"{self.day}~{self.kind}~{self.id}"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, as both may read it.

    `label` says what it is, `title` and `words` are people's own (by whom; "" where they were erased), `day_text` stands in place
    of the day where that is not known so exactly. `is_quiet`: it rests or was let go, and is shown small.
    """

    kind: str
    id: UUID
    day: date
    label: str
    title: str
    url: str
    words: tuple[tuple[Any, str], ...] = ()
    photos: tuple[Any, ...] = ()
    day_text: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """Who looks at the story: the two of them, and whether what rests or was let go stands in it."""

    us: Any
    endings: bool


type Photos = Mapping[UUID, tuple[Any, ...]]
"""The photos of notes and of things, by the id of each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The moments of a page that a source is asked for, by kind and row; in lookups nobody's id stands where there are none.

    So a page asks the same number of times, whatever is on it.
    """

    keys: Collection[MomentKey]

    def ids(self, *kinds: str) -> set[UUID]:
        """The rows of these kinds."""
        return {key.id for key in self.keys if key.kind in kinds} or {NOBODY}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the moments of one or several kinds come from.

    `rows` gives for each kind the couple's rows as `dated` wants them. `photos_on` says on which rows photos are wanted: of
    notes, and of things. `tell` makes the moments; it asks at most twice, and tells nothing of a row that it does not find.
    """

    kinds: tuple[str, ...]
    rows: Callable[[Teller], Mapping[str, QuerySet[Any, Any]]]
    tell: Callable[[Teller, Wanted, Photos], Iterable[Moment]]
    photos_on: Callable[[Wanted], tuple[set[UUID], set[UUID]]] = lambda _wanted: (set(), set())


def dated(rows: QuerySet[Any, Any], kind: str, day: Any, *, row: str = "pk", count: Any = None) -> QuerySet[Any, Any]:
    """Rows as `story_kind`, `story_id`, `story_day` and `story_count`, alike for all sources so that they can be joined."""
    found: QuerySet[Any, Any] = rows.annotate(
        story_kind=Value(kind, output_field=CharField()),
        story_id=F(row),
        story_day=day,
        story_count=Value(0, output_field=IntegerField()) if count is None else count,
    ).values_list("story_kind", "story_id", "story_day", "story_count")
    return found


def day_of(moment: str | Expression, zone: ZoneInfo) -> TruncDate:
    """The day that a moment falls on where the viewer is."""
    return TruncDate(moment, tzinfo=zone)


def by_writer(us: Any, words: Iterable[tuple[UUID | None, str]]) -> tuple[tuple[Any, str], ...]:
    """Whose words they are, for those that are still there."""
    return tuple((us.face(writer), text) for writer, text in words if text)
