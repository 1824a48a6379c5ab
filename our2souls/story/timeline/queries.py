"""The story as it is read: a page of moments, newest first, by year and kind. The same few queries, however long it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.privacy.viewer import NOBODY
from our2souls.story.timeline.moments import Moment, MomentKey, Photos, Source, Teller, Wanted
from our2souls.story.timeline.sources import bridges, intentions, milestones, notes, readiness, rituals
from our2souls.vision import access as vision_access

SOURCES: tuple[Source, ...] = (
    *(intentions.SOURCE, milestones.SOURCE, notes.SOURCE, bridges.SOURCE, rituals.SOURCE, readiness.SOURCE),
)
JOINED = "joined"
A_PAGE, PHOTOS = 24, 3
"""Moments of a page, and photos of a moment."""
SUBJECTS: Mapping[str, tuple[Promise, tuple[str, ...]]] = {
    "chosen": (gettext_lazy("Chosen"), (intentions.CHOSEN,)),
    "reached": (gettext_lazy("Reached"), (intentions.REACHED,)),
    "days": (gettext_lazy("Your days"), (milestones.DAY, JOINED)),
    "pictures": (gettext_lazy("Pictures"), (notes.NOTE,)),
    "letters": (gettext_lazy("Letters"), (notes.LETTER,)),
    "bridges": (gettext_lazy("Bridges"), (bridges.BRIDGE,)),
    "rituals": (gettext_lazy("Rituals"), (rituals.BEGAN, rituals.KEPT)),
    "test": (gettext_lazy("Couple test"), (readiness.TEST,)),
    "endings": (gettext_lazy("Resting or let go"), (intentions.ENDED,)),
}
"""What can be asked for, with the kinds of moments it stands for."""


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """A year, or None for all; one of SUBJECTS, or "" for all."""

    year: int | None = None
    subject: str = ""

    @property
    def kinds(self) -> frozenset[str] | None:
        """The kinds of moments that are wanted; None for all."""
        return frozenset(SUBJECTS[self.subject][1]) if self.subject in SUBJECTS else None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Some moments, newest first, and the key of the page after ("" on the last)."""

    moments: list[Moment]
    older: str


def page(teller: Teller, asked: StoryFilter, before: str = "", size: int = A_PAGE) -> StoryPage:
    """A page of the story; `before` is a key that an earlier page gave. A key that cannot be read gives the first page."""
    parts = _keys(teller, asked, _key_of(before))
    found: list[Any] = []
    if parts:
        found = list(parts[0].union(*parts[1:], all=True).order_by("-story_day", "story_kind", "story_id")[: size + 1])
    rows = _with_joined(teller, asked, _key_of(before), [MomentKey(*row) for row in found])
    shown = rows[:size]
    return StoryPage(told(teller, shown), shown[-1].text if len(rows) > size else "")


def years(teller: Teller) -> list[int]:
    """The years of which there is something, latest first; one query."""
    parts = [
        rows.annotate(story_year=ExtractYear("story_day")).values_list("story_year").order_by()
        for source in SOURCES
        for rows in source.rows(teller).values()
    ]
    found = {year for (year,) in parts[0].union(*parts[1:]) if year}
    return sorted(found | {_joined_on(teller).year}, reverse=True)


def told(teller: Teller, keys: Collection[MomentKey]) -> list[Moment]:
    """The moments of these keys in their order, without those that are no more; with their photos."""
    wanted = Wanted(keys)
    photos = _photos(wanted)
    moments = {
        (each.kind, each.id, each.day): each for source in SOURCES for each in source.tell(teller, wanted, photos)
    }
    if any(key.kind == JOINED for key in keys):
        joined = _joined(teller)
        moments[JOINED, joined.id, joined.day] = joined
    places = [(key.kind, key.id, key.day) for key in keys]
    return [moments[place] for place in places if place in moments]


def _keys(teller: Teller, asked: StoryFilter, before: MomentKey | None) -> list[QuerySet[Any, Any]]:
    return [
        rows.filter(_within(kind, asked.year, before))
        for source in SOURCES
        for kind, rows in source.rows(teller).items()
        if asked.kinds is None or kind in asked.kinds
    ]


def _within(kind: str, year: int | None, before: MomentKey | None) -> Q:
    """Of a year, and after a key: later kinds of its day, later rows of its kind, earlier days."""
    found = Q() if year is None else Q(story_day__range=(date(year, 1, 1), date(year, 12, 31)))
    if before is None:
        return found
    later = Q(story_day__lt=before.day)
    if kind > before.kind:
        later |= Q(story_day=before.day)
    elif kind == before.kind:
        later |= Q(story_day=before.day, story_id__gt=before.id)
    return found & later


def _key_of(text: str) -> MomentKey | None:
    day, _tilde, rest = text.partition("~")
    kind, _tilde, row = rest.partition("~")
    try:
        return MomentKey(kind, UUID(row), date.fromisoformat(day))
    except ValueError:
        return None


def _photos(wanted: Wanted) -> Photos:
    on_notes, on_things = (
        set().union(*sets) for sets in zip(*(source.photos_on(wanted) for source in SOURCES), strict=True)
    )
    found: dict[UUID, tuple[Any, ...]] = {}
    for photo in vision_access.photos_of_several(on_notes or {NOBODY}, on_things or {NOBODY}, PHOTOS):
        found[photo.hangs_on] = (*found.get(photo.hangs_on, ()), photo)  # type: ignore[attr-defined]
    return found


def _joined_on(teller: Teller) -> date:
    day: date = teller.us.since.astimezone(teller.us.zone).date()
    return day


def _joined(teller: Teller) -> Moment:
    """That the two began here: told by the couple itself."""
    us = teller.us
    title = _("%(a)s and %(b)s, here together") % {"a": us.faces[0].name, "b": us.faces[1].name}
    return Moment(JOINED, us.couple_id, _joined_on(teller), _("Where it began"), title, reverse("people:us"))


def _with_joined(
    teller: Teller, asked: StoryFilter, before: MomentKey | None, rows: list[MomentKey]
) -> list[MomentKey]:
    day = _joined_on(teller)
    key = MomentKey(JOINED, teller.us.couple_id, day)
    is_wanted = (asked.kinds is None or JOINED in asked.kinds) and asked.year in {None, day.year}
    if not is_wanted or (before is not None and _place(key) <= _place(before)):
        return rows
    return sorted([*rows, key], key=_place)


def _place(key: MomentKey) -> tuple[int, str, UUID]:
    """Where a moment stands among all: newest first."""
    return (-key.day.toordinal(), key.kind, key.id)
