"""Intentions with what both read of each: the whys, where these meet, the latest review. A few queries, however many there are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from our2souls.intentions.core.models import CommonGround, Intention, RevealedWhy
from our2souls.intentions.page import summaries
from our2souls.intentions.page.summaries import IntentionSummary
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer


@dataclass(frozen=True, slots=True)
class IntentionOverview:
    """One intention: at a glance, each revealed why with whose it is, the words on which both agreed, both answers of a review."""

    summary: IntentionSummary
    whys: list[tuple[Any, RevealedWhy]]
    common_ground: str
    answers: list[tuple[Any, RevisitAnswer]]
    step_count: int
    done_count: int

    @property
    def intention(self) -> Intention:
        """The intention."""
        return self.summary.intention


def unfinished(us: Any, limit: int) -> tuple[list[IntentionOverview], int]:
    """What is neither reached nor released, those both chose first, and how many more there are; five queries.

    `us` has the faces of the two. For the current viewer, who may be their therapist.
    """
    rows = summaries.counted().unfinished()
    found = summaries.summarise(rows.order_by(summaries.NEWEST, "-made_at")[:limit])
    more = rows.count() - len(found)
    ids = [each.intention.pk for each in found]
    whys, grounds, answers = _whys(ids), _grounds(ids), _answers(ids)

    def by_face(rows: list[Any]) -> list[tuple[Any, Any]]:
        pairs = ((us.face(row.person_id), row) for row in rows)
        return sorted((pair for pair in pairs if pair[0]), key=lambda pair: pair[0].place)

    return [
        IntentionOverview(
            summary=each,
            whys=by_face(whys[each.intention.pk]),
            common_ground=grounds.get(each.intention.pk, ""),
            answers=by_face(answers[each.intention.pk]),
            step_count=each.intention.all_steps,  # type: ignore[attr-defined]
            done_count=each.intention.done_steps,  # type: ignore[attr-defined]
        )
        for each in found
    ], more


def _whys(ids: Collection[UUID]) -> dict[UUID, list[RevealedWhy]]:
    found: dict[UUID, list[RevealedWhy]] = defaultdict(list)
    for row in RevealedWhy.objects.filter(intention__in=ids):
        found[row.intention_id].append(row)
    return found


def _grounds(ids: Collection[UUID]) -> dict[UUID, str]:
    """The words that stand: the latest agreed on."""
    rows = CommonGround.objects.filter(intention=OuterRef("intention"), agreed_at__isnull=False, set_aside_at=None)
    latest = rows.order_by("-agreed_at", "pk").values("pk")[:1]
    found = CommonGround.objects.filter(intention__in=ids, pk=Subquery(latest))
    return {row.intention_id: row.words for row in found}


def _answers(ids: Collection[UUID]) -> dict[UUID, list[RevisitAnswer]]:
    """What each said at the latest review that both answered."""
    opened = Revisit.objects.filter(intention=OuterRef("revisit__intention"), opened_at__isnull=False)
    latest = opened.order_by("-due_on", "pk").values("pk")[:1]
    rows = RevisitAnswer.objects.filter(revisit__intention__in=ids, revisit=Subquery(latest))
    found: dict[UUID, list[RevisitAnswer]] = defaultdict(list)
    for row in rows.select_related("revisit"):
        found[row.revisit.intention_id].append(row)
    return found
