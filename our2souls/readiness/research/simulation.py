"""Plays synthetic couples through the same code that scores people, and measures what the scores recover.

Pure and the same for the same seed. What each figure means, and where it falls short, is in docs/science/readiness-evidence.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from statistics import correlation
from typing import Any

from our2souls.readiness.instrument.model import Instrument
from our2souls.readiness.research import synthetic_couples
from our2souls.readiness.research.figures import auc, detection, rounded
from our2souls.readiness.research.synthetic_couples import Couple, ResponseNoise
from our2souls.readiness.scoring import alignment, area_state, talk_first, understanding
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds

FEWEST = 20
"""Couples below which a correlation would say nothing."""
FIRST = 3
PLANTED = 3
"""Blind spots planted in a couple, beside as many known differences."""
ROUNDED = 0.5
MIDWAY = 1.5
"""Where true, continuous distances are cut as whole ones are between 1 and 2."""

MARKS = {
    "recovery_full": 0.9,
    "recovery_short": 0.7,
    "top_difference_hit": 0.8,
    "blind_precision": 0.8,
    "blind_recall": 0.8,
}
"""What READINESS.md sets beforehand: the least that a figure should be."""

type ProgressReport = Callable[[str], None]
"""Is told in a sentence how far it is."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one way of answering yields; READINESS.md states the marks.

    `…_all` counts planted topics with a blank answer as missed, `…_answered` says how many had none: a topic without both
    answers is “no answer yet”, and one without both guesses is not on the map.
    """

    recovery_full: float
    recovery_short: float
    auc: float
    top_difference_hit: float
    top_difference_hit_all: float
    top_difference_answered: float
    blind_precision: float
    blind_recall: float
    blind_recall_all: float
    blind_answered: float
    natural_blind_precision: float
    natural_blind_recall: float
    natural_blind_share: float
    states: dict[str, float]


@dataclass(frozen=True, slots=True)
class ScatterData:
    """For plots: each couple's true and scored alignment in both forms, and that of re-paired strangers."""

    latent: list[float]
    full: list[float]
    short: list[float]
    strangers: list[float]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its main figures, the variants by name, and the cloud of the main one."""

    main: Figures
    variants: dict[str, Figures]
    cloud: ScatterData

    def as_json(self) -> dict[str, Any]:
        """Every figure by name, three decimals: the same for the same seed."""
        return asdict(self.main) | {name: asdict(figures) for name, figures in self.variants.items()}


VARIANTS = {
    "noise_30": ResponseNoise(noise=0.3),
    "noise_60": ResponseNoise(noise=0.6),
    "blanks_15": ResponseNoise(blank=0.15),
    "blank_taps": ResponseNoise(by_tap=True),
}


def simulate(instrument: Instrument, *, couples: int, seed: int, progress: ProgressReport = lambda _: None) -> Run:
    """Play `couples` synthetic couples with this seed through the instrument's own topics, forms and thresholds.

    Raises ValueError below 20 couples or for an instrument without topics.
    """
    topics = [item for item in instrument.items if item.kind == "topic"]
    if couples < FEWEST or len(topics) < 2 * PLANTED:
        raise ValueError(couples)
    chance = Random(f"{seed}")  # noqa: S311 - chance that can be repeated, no secret
    means = synthetic_couples.topic_means(chance, len(topics))
    played = [synthetic_couples.couple(chance, means) for _ in range(couples)]
    stage = SimulationSetup(
        topics=[TopicPair(item.key, item.area, lines=item.lines) for item in topics],
        short=frozenset(item.key for item in topics if item.short),
        thresholds=instrument.thresholds,
        couples=played,
        seed=seed,
    )
    progress(f"{couples} couples, {len(topics)} topics, {len(stage.short)} of them in the short form")
    main, cloud = stage.figures("main", ResponseNoise())
    progress("main, as READINESS.md has it: done")
    variants = {}
    for name, noise in VARIANTS.items():
        variants[name], _ = stage.figures(name, noise)
        progress(f"{name}: done")
    return Run(main, variants, cloud)


@dataclass(frozen=True)
class SimulationSetup:
    """The topics that are asked, the couples that answer, and the chance of each way of answering."""

    topics: Sequence[TopicPair]
    short: frozenset[str]
    thresholds: Thresholds
    couples: Sequence[Couple]
    seed: int

    def figures(self, name: str, noise: ResponseNoise) -> tuple[Figures, ScatterData]:
        """Everything that is measured when people answer like this."""
        chance = Random(f"{self.seed} {name}")  # noqa: S311 - likewise
        sheets = [self.sheet(chance, couple, noise) for couple in self.couples]
        cloud = self.cloud(sheets)
        hits, answered = self.top_differences(chance, noise)
        planted = self.planted_blind_spots(chance, noise)
        natural = [
            (truly, self.says_blind(topic))
            for couple, sheet in zip(self.couples, sheets, strict=True)
            for truly, topic in zip(map(truly_blind, couple, self.topics), sheet, strict=True)
        ]
        blind, naturally = detection(planted), detection(natural)
        each = len(self.couples)
        return Figures(
            recovery_full=rounded(correlation(cloud.latent, cloud.full)),
            recovery_short=rounded(correlation(cloud.latent, cloud.short)),
            auc=rounded(auc(cloud.full, cloud.strangers)),
            top_difference_hit=rounded(hits / answered),
            top_difference_hit_all=rounded(hits / each),
            top_difference_answered=rounded(answered / each),
            blind_precision=blind.precision,
            blind_recall=blind.recall,
            blind_recall_all=blind.recall_all,
            blind_answered=blind.answered,
            natural_blind_precision=naturally.precision,
            natural_blind_recall=naturally.recall,
            natural_blind_share=rounded(sum(truly for truly, _ in natural) / len(natural)),
            states=self.shares(sheets),
        ), cloud

    def sheet(self, chance: Random, couple: Couple, noise: ResponseNoise) -> list[TopicPair]:
        """What a couple answers."""
        return synthetic_couples.noisy_pairs(chance, couple, self.topics, noise)

    def cloud(self, sheets: Sequence[list[TopicPair]]) -> ScatterData:
        """True and scored alignments. A stranger is the B of the next couple, on the same topics."""
        nexts = [*sheets[1:], sheets[0]]
        mixed = [
            [
                TopicPair(mine.key, mine.area, mine.a, theirs.b, mine.lines)
                for mine, theirs in zip(sheet, other, strict=True)
            ]
            for sheet, other in zip(sheets, nexts, strict=True)
        ]
        return ScatterData(
            latent=[true_alignment(couple, self.topics) for couple in self.couples],
            full=[scored(sheet) for sheet in sheets],
            short=[scored(topic for topic in sheet if topic.key in self.short) for sheet in sheets],
            strangers=[scored(sheet) for sheet in mixed],
        )

    def shares(self, sheets: Sequence[list[TopicPair]]) -> dict[str, float]:
        """The share of each state among all areas of all couples."""
        found: Counter[str] = Counter()
        for sheet in sheets:
            areas: dict[str, list[TopicPair]] = defaultdict(list)
            for topic in sheet:
                areas[topic.area].append(topic)
            found.update(area_state.state(topics, self.thresholds) for topics in areas.values())
        return {name: rounded(found[name] / found.total()) for name in ("ready", "ease", "talk", "explore")}

    def top_differences(self, chance: Random, noise: ResponseNoise) -> tuple[int, int]:
        """Plants one difference in each couple: how often it is among the first three, and how often both answered it."""
        hits = answered = 0
        for couple in self.couples:
            at = chance.randrange(len(self.topics))
            sheet = self.sheet(chance, synthetic_couples.planted_difference(chance, couple, at), noise)
            answered += sheet[at].comparable
            hits += self.topics[at].key in [topic.key for topic in talk_first.order(sheet, self.thresholds)[:FIRST]]
        return hits, answered

    def planted_blind_spots(self, chance: Random, noise: ResponseNoise) -> list[tuple[bool, bool | None]]:
        """Plants blind spots and known differences: of each whether it is blind, and what the map says."""
        found = []
        for couple in self.couples:
            places = chance.sample(range(len(self.topics)), 2 * PLANTED)
            for at, place in enumerate(places):
                couple = synthetic_couples.planted_knowledge(chance, couple, place, blind=at < PLANTED)  # noqa: PLW2901
            planted = [couple[place] for place in places]
            sheet = synthetic_couples.noisy_pairs(chance, planted, [self.topics[place] for place in places], noise)
            found += [(at < PLANTED, self.says_blind(topic)) for at, topic in enumerate(sheet)]
        return found

    def says_blind(self, topic: TopicPair) -> bool | None:
        """Whether the map calls it a blind spot; None where it is not on the map."""
        cell = understanding.cell(topic, self.thresholds)
        return None if cell is None else cell == "different-unknown"


def truly_blind(pair: synthetic_couples.Pair, topic: TopicPair) -> bool:
    """Whether two minds differ and at least one is mistaken, cut midway between one place and two, or by a line."""
    a, b = pair
    missed = max(truly_apart(a.guess, b.wish, topic), truly_apart(b.guess, a.wish, topic))
    return truly_apart(a.wish, b.wish, topic) >= MIDWAY and missed >= MIDWAY


def truly_apart(x: float, y: float, topic: TopicPair) -> float:
    """How far apart two true values are, 0..4; where places are rounded, a line after one lies half a place above it."""
    return alignment.apart(x, y, [line + ROUNDED for line in topic.lines])


def true_alignment(couple: Couple, topics: Sequence[TopicPair]) -> float:
    """The alignment of the true wishes and importances, by the same formula in floating numbers."""
    weights = [(a.importance + b.importance) / 2 for a, b in couple]
    distances = [truly_apart(a.wish, b.wish, topic) for (a, b), topic in zip(couple, topics, strict=True)]
    apart = sum(w * d for w, d in zip(weights, distances, strict=True))
    return 1 - apart / (alignment.REACH * sum(weights))


def scored(topics: Iterable[TopicPair]) -> float:
    """The alignment that people would get; midway where they answered nothing together."""
    found = alignment.alignment(topics)
    return 0.5 if found is None else float(found)
