"""A reflection on one's own answers, by area, in words. Nothing in it is about a partner."""

from dataclasses import dataclass

from our2souls.readiness import answering, asking, wording
from our2souls.readiness.answering import Way
from our2souls.readiness.instrument import Area
from our2souls.readiness.models import Taking
from our2souls.readiness.wording import Told


@dataclass(frozen=True, slots=True)
class Section:
    """One area with what its author said in it, and how many of its screens have no answer."""

    key: str
    title: str
    about: str
    told: list[Told]
    open: int


@dataclass(frozen=True, slots=True)
class Reflection:
    """A taking as its author reads it back; `way` holds the answers for whoever reads more out of them."""

    way: Way
    sections: list[Section]

    @property
    def taking(self) -> Taking:
        """Whose way it is."""
        return self.way.taking


def of(taking: Taking) -> Reflection:
    """The reflection of one's own taking: areas in the file's order, what was answered in each; two queries at most."""
    way = answering.way(taking)
    found = (_section(way, area) for area in way.instrument.areas)
    return Reflection(way, [section for section in found if section.told or section.open])


def _section(way: Way, area: Area) -> Section:
    asked = [
        item for item in way.instrument.items if item.area == area.key and item in way.items and not item.about_partner
    ]
    kinds = ("top", "topic", "statement", "card")
    asked.sort(key=lambda item: (kinds.index(item.kind), -_weight(way, item.key)))
    told = [wording.told(item, way.answers.get(item.key), way.instrument) for item in asked]
    return Section(
        area.key,
        wording.here(area.title),
        wording.here(area.about),
        [each for each in told if each.said],
        sum(not asking.is_answered(item, way.answers.get(item.key)) for item in asked),
    )


def _weight(way: Way, key: str) -> int:
    """How much something matters to its author: what matters most is read first."""
    said = way.answers.get(key, {})
    for name in ("importance", "value"):
        value = said.get(name)
        if isinstance(value, int):
            return value
    return 0
