"""The looks that both have answered, as a time line: newest first, each as near or far as the two answers were."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer
from our2souls.lib import recurrence

if TYPE_CHECKING:
    from uuid import UUID

PER_PAGE, BOTH = 24, 2
NEARNESS = {"yes": 0, "but": 1, "unsure": 2, "no": 3}
PAIRMARKS = ("close", "near", "touching", "apart")


@dataclass(frozen=True, slots=True)
class RevisitSummary:
    """One look: its row, both answers with whose they are, and how near the two circles stand for it."""

    revisit: Revisit
    answers: list[tuple[Any, RevisitAnswer]]

    @property
    def pairmark(self) -> str:
        """How near: as the one who was less sure said. It draws what was said; it is no measure of the two."""
        return PAIRMARKS[max((NEARNESS.get(answer.want, 2) for _face, answer in self.answers), default=2)]


def latest(intention: Intention, us: Any, limit: int, before: date | None = None) -> list[RevisitSummary]:
    """The newest looks, or those older than a day; one query, since each look that is open has both answers."""
    rows = RevisitAnswer.objects.filter(revisit__intention=intention, revisit__opened_at__isnull=False)
    if before is not None:
        rows = rows.filter(revisit__due_on__lt=before)
    found: dict[UUID, RevisitSummary] = {}
    for answer in rows.select_related("revisit").order_by("-revisit__due_on")[: BOTH * limit]:
        look = found.setdefault(answer.revisit_id, RevisitSummary(answer.revisit, []))
        look.answers.append((us.face(answer.person_id), answer))
    for look in found.values():
        look.answers.sort(key=_place)
    return list(found.values())


def _place(answer: tuple[Any, RevisitAnswer]) -> str:
    """A's first, as everywhere."""
    return answer[0].place if answer[0] else "z"


def page(intention: Intention, us: Any, before: date | None) -> tuple[list[RevisitSummary], str]:
    """A page of them, and the day that the next page begins before ("" on the last)."""
    found = latest(intention, us, PER_PAGE + 1, before)
    following = found[PER_PAGE - 1].revisit.due_on.isoformat() if len(found) > PER_PAGE else ""
    return found[:PER_PAGE], following


def between(first: date, last: date, limit: int) -> list[tuple[date, Intention]]:
    """The reviews due from `first` to `last`, both included, with those that their rhythm brings later; one query.

    A resting intention stands at the day it is to be looked at again.
    """
    rows = Intention.objects.unfinished().filter(
        Q(next_look_on__lte=last, rested_at=None, waiting_since=None, active_since__isnull=False)
        | Q(rested_at__isnull=False, look_again_on__gte=first, look_again_on__lte=last)
    )
    found: list[tuple[date, Intention]] = []
    for intention in rows.order_by("-made_at")[:limit]:
        look = intention.look_again_on if intention.rested_at else intention.next_look_on
        if look is None:
            continue
        days = [look] if look >= first else []
        if intention.rested_at is None and intention.active_since and intention.rhythm != "none":
            begin, rule = max(first, look + timedelta(days=1)), recurrence.rule(intention.rhythm)
            days += recurrence.all_between(rule, intention.active_since.date(), begin, last)
        found += [(day, intention) for day in days]
    return sorted(found, key=lambda each: (each[0], each[1].pk))
