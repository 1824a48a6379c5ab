"""What stands on the pages of a year: the moments of the story in their order, under a heading for each kind."""

from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from our2souls.story.timeline import queries as timeline_queries
from our2souls.story.timeline.moments import Moment, Teller
from our2souls.story.timeline.queries import JOINED, StoryFilter
from our2souls.story.timeline.sources import bridges, intentions, milestones, notes, readiness, rituals
from our2souls.vision.media import encrypted_storage

MOST = 150
"""Moments of a year that are looked through, the newest."""
ON_PAPER: dict[str, int] = {notes.NOTE: 12}
"""Of some kinds only so many stand on paper, spread over the year."""
PHOTOS, WIDTH = 30, 960
"""Photos in a PDF at most, and which of their sizes."""
CHAPTERS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("What we reached"), (intentions.REACHED,)),
    (_("What we chose"), (intentions.CHOSEN,)),
    (_("Our days"), (JOINED, milestones.DAY)),
    (_("How we pictured it"), (notes.NOTE,)),
    (_("Letters that opened"), (notes.LETTER,)),
    (_("Bridges we built"), (bridges.BRIDGE,)),
    (_("What we did again and again"), (rituals.BEGAN, rituals.KEPT)),
    (_("The couple test"), (readiness.TEST,)),
    (_("What rests, and what we let go"), (intentions.ENDED,)),
)


@dataclass(frozen=True, slots=True)
class YearChapter:
    """One kind of what happened, in its order."""

    title: str
    moments: list[Moment]


@dataclass(frozen=True, slots=True)
class YearPages:
    """A year on paper: its cover photo, if there is one, and its chapters; those without anything are not there."""

    year: int
    cover: Any
    chapters: list[YearChapter]


def pages(teller: Teller, year: int) -> YearPages:
    """The year of the two as the viewer reads their story."""
    found = timeline_queries.page(teller, StoryFilter(year), size=MOST).moments[::-1]
    chapters = [
        YearChapter(str(title), [each for kind in kinds for each in _spread(kind, found)]) for title, kinds in CHAPTERS
    ]
    return YearPages(year, _cover(found), [each for each in chapters if each.moments])


def _spread(kind: str, found: Collection[Moment]) -> list[Moment]:
    """The moments of a kind; where only some stand on paper, as evenly over the year as may be."""
    moments = [each for each in found if each.kind == kind]
    limit = ON_PAPER.get(kind, len(moments))
    if len(moments) <= limit:
        return moments
    return [moments[number * len(moments) // limit] for number in range(limit)]


def _cover(found: Collection[Moment]) -> Any:
    """The first photo of what weighs most: something reached, a day of theirs, a picture."""
    for kind in (intentions.REACHED, milestones.DAY, notes.NOTE):
        for each in found:
            if each.kind == kind and each.photos:
                return each.photos[0]
    return None


def embedded(year: YearPages) -> dict[Any, str]:
    """The photos of a year as addresses that hold them, by their ids, for paper that asks nobody; none whose file is gone."""
    photos = [photo for chapter in year.chapters for moment in chapter.moments for photo in moment.photos]
    found = {}
    for photo in ([year.cover] if year.cover else []) + photos[:PHOTOS]:
        try:
            content = encrypted_storage.read(photo, WIDTH)
        except FileNotFoundError:
            continue
        found[photo.pk] = f"data:image/webp;base64,{b64encode(content).decode()}"
    return found
