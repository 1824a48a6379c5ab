"""The looks that both have answered, as a time line: newest first, each as near or far as the two answers were."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from our2souls.dreams.models import Answer, Intention, Revisit

PER_PAGE = 24
NEARNESS = {"yes": 0, "but": 1, "unsure": 2, "no": 3}
MARKS = ("close", "near", "touching", "apart")


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: its row, both answers with whose they are, and how near the two circles stand for it."""

    revisit: Revisit
    answers: list[tuple[Any, Answer]]

    @property
    def mark(self) -> str:
        """How near: as the one who was less sure said. It draws what was said; it is no measure of the two."""
        return MARKS[max((NEARNESS.get(answer.want, 2) for _face, answer in self.answers), default=2)]


def latest(intention: Intention, us: Any, limit: int, before: date | None = None) -> list[Looked]:
    """The newest looks, or those older than a day; two queries."""
    rows = Revisit.objects.filter(intention=intention).exclude(opened_at=None)
    if before is not None:
        rows = rows.filter(due_on__lt=before)
    return [
        Looked(revisit, _in_places([(us.face(answer.person_id), answer) for answer in revisit.answers.all()]))
        for revisit in rows.order_by("-due_on").prefetch_related("answers")[:limit]
    ]


def _in_places(answers: list[tuple[Any, Answer]]) -> list[tuple[Any, Answer]]:
    """A's first, as everywhere."""
    return sorted(answers, key=lambda each: each[0].place if each[0] else "z")


def page(intention: Intention, us: Any, before: date | None) -> tuple[list[Looked], str]:
    """A page of them, and the day that the next page begins before ("" on the last)."""
    found = latest(intention, us, PER_PAGE + 1, before)
    following = found[PER_PAGE - 1].revisit.due_on.isoformat() if len(found) > PER_PAGE else ""
    return found[:PER_PAGE], following
