"""Where two meet, from what both see: no number about them, and nothing of what either keeps."""

from dataclasses import dataclass
from typing import Any

from our2souls.bridges.core import queries as bridge_queries
from our2souls.bridges.core.access import Bridge
from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.registry import AgendaItem
from our2souls.intentions.page import queries as intention_queries
from our2souls.intentions.page.queries import ChosenIntention
from our2souls.readiness.report import builder
from our2souls.readiness.report.model import AreaReport, Report, TopicReport
from our2souls.readiness.scoring import alignment


@dataclass(frozen=True, slots=True)
class NearArea:
    """An area that both opened, with its topics on which the two are near."""

    area: AreaReport
    topics: list[TopicReport]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What both chose, where their answers meet, and what rests undecided."""

    chosen: list[ChosenIntention]
    near: list[NearArea]
    report: Report | None
    woven: list[ChosenIntention]
    waiting: list[ChosenIntention]
    put_aside: list[AgendaItem]
    bridges: list[Bridge]

    @property
    def has_undecided(self) -> bool:
        """Whether anything rests undecided."""
        return bool(self.woven or self.waiting or self.bridges or self.put_aside)


def of_couple(us: Any) -> Alignment:
    """All of it for the two who look; eight queries."""
    living = intention_queries.chosen_and_reviewed()
    report = builder.latest_revealed(us)
    return Alignment(
        chosen=[each for each in living if each.intention.state == "active"],
        near=near_areas(report) if report else [],
        report=report,
        woven=[each for each in living if each.intention.state == "woven"],
        waiting=[each for each in living if each.intention.state == "waiting"],
        put_aside=delivery_registry.agenda.put_aside(),
        bridges=bridge_queries.open_bridges(),
    )


def near_areas(report: Report) -> list[NearArea]:
    """The opened areas with topics that both answered and on which their wishes are at most a step apart."""
    found = [NearArea(area, [each for each in area.topics if alignment.near(each.topic)]) for area in report.opened]
    return [each for each in found if each.topics]
