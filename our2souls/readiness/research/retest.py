"""What an area tells, and what comes back of it when the same couples answer anew with nothing but noise between. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from our2souls.readiness.research.figures import agreement, rounded, share, together
from our2souls.readiness.scoring import alignment, area_state, movement
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds

NO_LABEL = "none"


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """Of one area: true with scored alignment, scored with scored anew, the label's share and its agreement, false movement."""

    recovery: float
    retest: float
    talk: float
    label_retest: float
    false_movement: float


@dataclass(frozen=True, slots=True)
class RetestFigures:
    """Over all areas, and of each. Nobody changed, so that every movement is false.

    `label_retest` is the share of areas with the same label twice, `label_kappa` how far above chance that is;
    `label_returns` of the areas that are "talk first" once, how many are it again. `false_movement` is the share of areas
    said to be nearer or further, `false_topic_movement` that of topics said to have moved.
    """

    label_retest: float
    label_kappa: float
    label_returns: float
    false_movement: float
    false_topic_movement: float
    area_recovery: float
    area_retest: float
    states: dict[str, float]
    by_area: dict[str, AreaFigures]


@dataclass
class _Area:
    truths: list[tuple[float, float]] = field(default_factory=list)
    scores: list[tuple[float, float]] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    courses: list[str] = field(default_factory=list)


class Retest:
    """Gathers couples one by one: their true alignment by area, and two sheets of answers."""

    def __init__(self, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        self.areas: dict[str, _Area] = defaultdict(_Area)
        self.moves: list[str] = []

    def add(self, truths: dict[str, float], once: Sequence[TopicPair], anew: Sequence[TopicPair]) -> None:
        """One couple; both sheets hold the same topics in the same order."""
        self.moves += [
            movement.of_topic(then, now)
            for then, now in zip(once, anew, strict=True)
            if then.comparable and now.comparable
        ]
        for area, pairs in by_area(zip(once, anew, strict=True)).items():
            found = self.areas[area]
            first, second = ([pair[at] for pair in pairs] for at in (0, 1))
            then, now = (alignment.number(topics, self.thresholds) for topics in (first, second))
            if then is not None:
                found.truths.append((truths[area], float(then)))
                if now is not None:
                    found.scores.append((float(then), float(now)))
            found.labels.append((self.label(first), self.label(second)))
            course = movement.between(pairs, self.thresholds).course
            found.courses += [course] if course else []

    def label(self, topics: Iterable[TopicPair]) -> str:
        """The label of an area, or that there is none."""
        return area_state.state(topics, self.thresholds) or NO_LABEL

    def figures(self) -> RetestFigures:
        """What came of all couples."""
        each = {area: _figures(found) for area, found in self.areas.items()}
        labels = [pair for found in self.areas.values() for pair in found.labels]
        courses = [course for found in self.areas.values() for course in found.courses]
        label_retest, kappa = agreement(labels)
        talks = [label for pair in labels for label in pair if label != NO_LABEL]
        return RetestFigures(
            label_retest=label_retest,
            label_kappa=kappa,
            label_returns=share(2 * sum(a == b != NO_LABEL for a, b in labels), len(talks)),
            false_movement=_moved(courses),
            false_topic_movement=share(sum(bool(move) for move in self.moves), len(self.moves)),
            area_recovery=rounded(median(of.recovery for of in each.values())),
            area_retest=rounded(median(of.retest for of in each.values())),
            states={name: share(sum(a == name for a, _ in labels), len(labels)) for name in ("talk", NO_LABEL)},
            by_area=each,
        )


def by_area(pairs: Iterable[tuple[TopicPair, TopicPair]]) -> dict[str, list[tuple[TopicPair, TopicPair]]]:
    """Topics then and now by the area they belong to now."""
    found: dict[str, list[tuple[TopicPair, TopicPair]]] = defaultdict(list)
    for then, now in pairs:
        found[now.area].append((then, now))
    return found


def _figures(found: _Area) -> AreaFigures:
    return AreaFigures(
        recovery=together(found.truths),
        retest=together(found.scores),
        talk=share(sum(a != NO_LABEL for a, _ in found.labels), len(found.labels)),
        label_retest=agreement(found.labels)[0],
        false_movement=_moved(found.courses),
    )


def _moved(courses: Sequence[str]) -> float:
    return share(sum(course != "same" for course in courses), len(courses))
