"""The looks that both have answered, as a time line: newest first, each as near or far as the two answers were."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer

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
