"""Reads of intentions that the acts share."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q
from django.db.models.functions import Coalesce

from our2souls.intentions.core.models import Celebration, Choice, Intention, IntentionQuerySet, Strand
from our2souls.privacy.viewer import current_viewer

MOST = 40
"""So many intentions are offered to choose from at most."""


def lock(intention: Intention) -> Intention:
    """The intention as it stands now, held against others until the act ends."""
    return Intention.objects.select_for_update().get(pk=intention.pk)


def people_who_chose(intention: Intention) -> set[UUID]:
    """Whose yes to an intention stands."""
    return set(Choice.objects.filter(intention=intention, withdrawn_at=None).values_list("person_id", flat=True))


def going_on() -> list[Intention]:
    """The intentions that the current viewer's couple has chosen and that go on, newest first; one query."""
    return list(Intention.objects.going_on().order_by("-made_at")[:MOST])


def strands_of(dream_id: UUID, owner_id: UUID) -> list[Strand]:
    """The intentions that its owner brought a dream into, newest first, as the strands they brought."""
    rows = Strand.objects.filter(dream=dream_id, person_id=owner_id, intention__released_at=None)
    return list(rows.select_related("intention").order_by("-intention__made_at")[:6])


def ours() -> IntentionQuerySet:
    """Every intention of the current viewer's couple, whatever became of it; for queries above."""
    return Intention.objects.all()


def moved_since(moment: datetime, day: date, limit: int) -> list[Intention]:
    """What of the current viewer's couple was chosen, reached or laid to rest since a moment (of `day`); one query."""
    moved = Q(active_since__gt=moment) | Q(reached_on__gte=day) | Q(rested_at__gt=moment)
    return list(Intention.objects.filter(moved, released_at=None).order_by("-made_at", "pk")[:limit])


def celebrations_of(ids: Collection[UUID]) -> list[Celebration]:
    """What each said of intentions that were reached, first said first; one query."""
    return list(Celebration.objects.filter(intention__in=ids).order_by("made_at"))


def chosen_with_origin(since: datetime) -> list[Any]:
    """What the viewer's couple has chosen since a moment and whose proposer is known, whatever became of it; one query.

    Each says whether the viewer proposed it (`is_my_proposal`) and whether words of a dream of theirs are in it (`holds_my_dream`).
    """
    me = current_viewer().person_id
    mine = ExpressionWrapper(Q(proposed_by=me), output_field=BooleanField())
    strands = Strand.objects.filter(intention=OuterRef("pk"), person_id=me)
    rows = Intention.objects.filter(active_since__gte=since, proposed_by__isnull=False)
    return list(rows.annotate(is_my_proposal=mine, holds_my_dream=Exists(strands)))


def when_dreams_were_brought() -> dict[UUID, datetime]:
    """When the viewer last brought words of each dream of theirs into an intention; one query."""
    rows = Strand.objects.filter(person_id=current_viewer().person_id).order_by()
    latest = Max(Coalesce("copied_at", "intention__made_at"))
    return dict(rows.values("dream").annotate(latest=latest).values_list("dream", "latest"))
