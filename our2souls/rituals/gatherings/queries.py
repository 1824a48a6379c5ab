"""Reads of gatherings: what there is to talk about, what was written, and those that are over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.lib.clock import today
from our2souls.privacy.viewer import Viewer
from our2souls.rituals.core import occasions
from our2souls.rituals.core.models import OccasionChange, Ritual
from our2souls.rituals.core.occasions import Occasion
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


def notes_of(gathering: Gathering, before: str = "") -> KeysetPage[GatheringNote]:
    """What was written down, the newest so many (or those before one), oldest first; two queries at most."""
    if gathering._state.adding:
        return KeysetPage([], "")
    rows = GatheringNote.objects.filter(gathering=gathering, removed_at=None)
    page = newest_first(rows, before, by=("at",), size=NOTES)
    return KeysetPage(page.rows[::-1], page.following)


def kept() -> QuerySet[Gathering]:
    """Every gathering of the current viewer's couple that was kept; of those that were not, nothing; for queries above."""
    return Gathering.objects.filter(outcome="kept")


def last_and_speaker(gathering: Gathering, viewer: Viewer) -> tuple[Gathering | None, UUID | None]:
    """The latest gathering of a ritual that was kept before this one, and who speaks first in this; one query.

    Both are looked for at once: before this by the ritual's own days, and for who speaks by the days on which they were.
    """
    rows = _kept_of(gathering)
    before = rows.filter(occurrence__lt=gathering.occurrence).order_by("-occurrence")
    latest = rows.order_by("-day", "-pk")
    found = list(rows.filter(pk__in=[Subquery(each.values("pk")[:1]) for each in (before, latest)]))
    last = max(
        (row for row in found if row.occurrence < gathering.occurrence), key=lambda row: row.occurrence, default=None
    )
    at = max(found, key=lambda row: (row.day, row.pk), default=None)
    return last, _speaker(gathering, viewer, at.first_speaker_id if at else None)


def speaker_of(gathering: Gathering, viewer: Viewer) -> UUID | None:
    """Who speaks first: the other than at the latest time that was kept, by the day it was on; None without a partner.

    It is settled when the two have met, also where that is opened again; until then it follows what is kept. One query.
    """
    if _is_settled(gathering, viewer):
        return gathering.first_speaker_id
    latest = _kept_of(gathering).order_by("-day", "-pk").values_list("first_speaker_id", flat=True)
    return _speaker(gathering, viewer, latest.first())


def _kept_of(gathering: Gathering) -> QuerySet[Any, Any]:
    """The gatherings of its ritual that were kept, each with the day it was on."""
    change = OccasionChange.objects.filter(
        ritual=OuterRef("ritual"), occurrence=OuterRef("occurrence"), undone_at=None, to_day__isnull=False
    )
    rows = Gathering.objects.filter(ritual=gathering.ritual_id, outcome="kept")
    return rows.annotate(day=Coalesce(Subquery(change.values("to_day")[:1]), "occurrence"))


def _is_settled(gathering: Gathering, viewer: Viewer) -> bool:
    return bool(gathering.outcome or gathering.first_speaker_id or viewer.partner_id is None)


def _speaker(gathering: Gathering, viewer: Viewer, last: UUID | None) -> UUID | None:
    if _is_settled(gathering, viewer) or viewer.partner_id is None:
        return gathering.first_speaker_id
    return first_speaker(last, (viewer.person_id, viewer.partner_id), gathering.ritual_id)


def over(ritual: Ritual, changes: Sequence[OccasionChange], before: str) -> KeysetPage[Gathering]:
    """A page of past gatherings, latest first: those that are over, and those of which nobody said what became of them.

    `changes` are those that stand. The latest time that has come is among them though nothing was done in it, so that it
    can still be said; earlier ones without a trace are not counted up. Two queries at most.
    """
    day = today(ZoneInfo(ritual.zone))
    moved_ahead = [each.occurrence for each in changes if each.to_day and each.to_day >= day]
    moved_behind = [each.occurrence for each in changes if each.to_day and each.to_day < day]
    has_come = Q(occurrence__lt=day) & ~Q(occurrence__in=moved_ahead) | Q(occurrence__in=moved_behind)
    rows = Gathering.objects.filter(~Q(outcome="") | has_come, ritual=ritual)
    page = newest_first(rows, before, by=("occurrence",), size=PER_PAGE)
    latest = None if before else _untouched(ritual, changes, day)
    return KeysetPage([latest, *page.rows], page.following) if latest else page


def _untouched(ritual: Ritual, changes: Sequence[OccasionChange], day: date) -> Gathering | None:
    """The latest time before a day, where nothing was done in it yet; none from before both said yes."""
    if ritual.state != "active" or ritual.active_since is None:
        return None
    last = occasions.last_of(ritual, changes, day - occasions.A_DAY)
    if last is None or is_before_yes(ritual, last):
        return None
    if Gathering.objects.filter(ritual=ritual, occurrence=last.occurrence).exists():
        return None
    return Gathering(couple_id=ritual.couple_id, ritual=ritual, occurrence=last.occurrence, one_thing="")


def is_before_yes(ritual: Ritual, occasion: Occasion) -> bool:
    """Whether a time was on a day before both had said yes to the ritual as it is."""
    return ritual.active_since is None or occasion.on < ritual.active_since.astimezone(ZoneInfo(ritual.zone)).date()
