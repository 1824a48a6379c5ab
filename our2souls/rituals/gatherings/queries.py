"""Reads of gatherings: what there is to talk about, what was written, and those that are over."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.privacy.viewer import Viewer
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote
from our2souls.rituals.gatherings.turns import first_speaker
from our2souls.ui.pagination import KeysetPage, newest_first

MOMENT: Final = "ritual"
"""The moment whose agenda a gathering is."""
NOTES, PER_PAGE = 60, 20


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """What there is of one kind, each with whether it was ticked."""

    kind: str
    items: list[tuple[AgendaItem, bool]]


def agenda_of(gathering: Gathering) -> list[AgendaPart]:
    """What waits in every package for the two to talk about, for the current viewer; a query for each kind, and one."""
    ticked = set()
    if not gathering._state.adding:
        ticked = set(AgendaTick.objects.filter(gathering=gathering).values_list("kind", "about"))
    return [
        AgendaPart(kind, [(item, (kind, item.about) in ticked) for item in items])
        for kind, items in agenda.waiting_for(MOMENT)
    ]


def notes_of(gathering: Gathering, us: Any) -> list[tuple[GatheringNote, Any]]:
    """What was written down, the newest so many, oldest first, each with whose it is; one query."""
    if gathering._state.adding:
        return []
    rows = GatheringNote.objects.filter(gathering=gathering, removed_at=None).order_by("-at", "-pk")[:NOTES]
    return [(row, us.face(row.person_id)) for row in reversed(rows)]


def last_kept(ritual: Ritual, before: date) -> Gathering | None:
    """The latest gathering of a ritual that was kept before a day; one query."""
    rows = Gathering.objects.filter(ritual=ritual, outcome="kept", occurrence__lt=before)
    return rows.order_by("-occurrence").first()


def speaker_of(gathering: Gathering, last: Gathering | None, viewer: Viewer) -> UUID | None:
    """Who speaks first; None for somebody who has no partner."""
    if gathering.first_speaker_id or viewer.partner_id is None:
        return gathering.first_speaker_id
    before = last.first_speaker_id if last else None
    return first_speaker(before, (viewer.person_id, viewer.partner_id), gathering.ritual_id)


def is_over(ritual: Ritual, occurrence: date) -> bool:
    """Whether a time of a ritual was kept or missed."""
    return Gathering.objects.filter(ritual=ritual, occurrence=occurrence).exclude(outcome="").exists()


def over(ritual: Ritual, before: str) -> KeysetPage[Gathering]:
    """A page of the gatherings that are over, latest first."""
    rows = Gathering.objects.filter(ritual=ritual).exclude(outcome="")
    return newest_first(rows, before, by=("ended_at",), size=PER_PAGE)
