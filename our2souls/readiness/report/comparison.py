"""What moved between two sittings, area by area, over the topics that both answered both times."""

from dataclasses import dataclass
from typing import Any

from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import Area
from our2souls.readiness.report import builder
from our2souls.readiness.report.model import Report
from our2souls.readiness.scoring import movement


@dataclass(frozen=True, slots=True)
class AreaMovement:
    """An area then and now: its alignments over `topics` comparable topics, None where there are too few."""

    area: Area
    topics: int
    before: float | None
    now: float | None

    @property
    def then_distance(self) -> float:
        """How far apart the pair mark of then stands."""
        return 26 - 22.5 * (self.before or 0)

    @property
    def now_distance(self) -> float:
        """How far apart the pair mark of now stands."""
        return 26 - 22.5 * (self.now or 0)

    @property
    def direction(self) -> str:
        """nearer, apart or same: told apart from a twentieth on, since one tap weighs about that."""
        if self.before is None or self.now is None:
            return ""
        change = self.now - self.before
        return "same" if abs(change) < 0.05 else ("nearer" if change > 0 else "apart")  # noqa: PLR2004 - said above


def earlier_than(sitting: Sitting) -> Sitting | None:
    """The latest revealed sitting before this one, on the same instrument; one query."""
    rows = Sitting.objects.filter(
        started_at__lt=sitting.started_at, instrument=sitting.instrument, version=sitting.version, reveals__isnull=False
    )
    return rows.order_by("-started_at").first()


def earlier_report(sitting: Sitting, us: Any) -> Report:
    """The earlier report, for comparing."""
    return builder.answers_of(sitting, us)


def between(earlier: Report, later: Report) -> list[AreaMovement]:
    """The areas that were opened both times and that have topics, in the instrument's order."""
    found = []
    for area in later.opened:
        before = earlier.area(area.area.key)
        if before is None or not before.topics or not area.topics:
            continue
        moved = movement.between(
            [each.topic for each in before.topics], [each.topic for each in area.topics], later.instrument.thresholds
        )
        found.append(
            AreaMovement(
                area.area,
                moved.topics,
                None if moved.earlier is None else float(moved.earlier),
                None if moved.later is None else float(moved.later),
            )
        )
    return found
