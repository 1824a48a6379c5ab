"""Letters of the two from their day on, and notes of both with a photo: the board has the others."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.intentions.core import queries as intention_queries
from our2souls.lib import markdown
from our2souls.story.timeline.moments import Moment, Photos, Source, Teller, Wanted, by_writer, dated, day_of
from our2souls.story.timeline.sources.intentions import IS_QUIET
from our2souls.vision import access as vision_access
from our2souls.vision.notes import board

LETTER, NOTE = "letter", "note"
WORDS = 400
"""Characters of a note that stand in the story; the rest is on its own page."""


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    """Pictures of a day of theirs, and of what they reached, stand there and not once more by themselves.

    Whoever leaves out what ended sees no picture of it either.
    """
    zone, ours = teller.us.zone, board.ours(teller.us.viewer)
    reached = intention_queries.ours().filter(reached_on__isnull=False).values("pk")
    pictured = ours.exclude(kind__in=("letter", "relationship_milestone")).exclude(kind="intention", about__in=reached)
    if not teller.endings:
        ended = intention_queries.ours().filter(IS_QUIET).values("pk")
        pictured = pictured.exclude(kind="intention", about__in=ended)
    with_photo = pictured.filter(Exists(vision_access.ready_photos_of(OuterRef("pk"))))
    return {
        LETTER: dated(ours.filter(kind="letter"), LETTER, day_of("opens_at", zone)),
        NOTE: dated(with_photo, NOTE, day_of("made_at", zone)),
    }


def _photos_on(wanted: Wanted) -> tuple[set[UUID], set[UUID]]:
    return wanted.ids(LETTER, NOTE), set()


def _tell(teller: Teller, wanted: Wanted, photos: Photos) -> Iterable[Moment]:
    us, days = teller.us, {key.id: key for key in wanted.keys if key.kind in {LETTER, NOTE}}
    for note in board.ours(us.viewer).filter(pk__in=wanted.ids(LETTER, NOTE)):
        key, writer = days[note.pk], us.face(note.writer_id)
        is_letter = key.kind == LETTER
        labels = (
            (_("A letter that opened"), _("A letter from %(name)s that opened"))
            if is_letter
            else (_("Pictured"), _("Pictured by %(name)s"))
        )
        text = "" if is_letter else markdown.to_plain_text(note.text)
        yield Moment(
            key.kind,
            note.pk,
            key.day,
            labels[1] % {"name": writer.name} if writer else labels[0],
            note.envelope if is_letter else "",
            reverse("vision:letter" if is_letter else "vision:note", args=[note.pk]),
            by_writer(us, [(None, text if len(text) <= WORDS else f"{text[:WORDS].rstrip()} …")]),  # named in the label
            photos.get(note.pk, ()),
        )


SOURCE = Source((LETTER, NOTE), _rows, _tell, _photos_on)
