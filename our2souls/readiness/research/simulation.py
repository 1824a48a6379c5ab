"""Plays synthetic couples through the same code that scores people, and measures what the scores recover.

Pure and the same for the same seed. What each figure means, and where it falls short, is in docs/science/readiness-evidence.md.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from random import Random
from statistics import correlation
from typing import Any

from our2souls.readiness.instrument.model import FULL, Instrument
from our2souls.readiness.research import synthetic_couples
from our2souls.readiness.research.figures import auc, detection, rounded
from our2souls.readiness.research.retest import Retest, RetestFigures
from our2souls.readiness.research.synthetic_couples import Couple, ResponseNoise
from our2souls.readiness.research.truth import MIDDLE, true_alignment, truly_blind
from our2souls.readiness.scoring import alignment, talk_first, understanding
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds

FEWEST = 20
"""Couples below which a correlation would say nothing."""
FIRST = 3
PLANTED = 3
"""Blind spots planted in a couple, beside as many known differences."""
MARKS = {
    "recovery_full": 0.9,
    "recovery_short": 0.7,
    "top_difference_hit_all": 0.8,
    "blind_precision": 0.8,
    "blind_recall": 0.8,
    "label_retest": 0.75,
}
"""What is set beforehand: the least that a figure should be."""
CEILINGS = {"false_movement": 0.1}
"""And the most."""

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
    retest: RetestFigures


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
        return flat(self.main) | {name: flat(figures) for name, figures in self.variants.items()}


def flat(figures: Figures) -> dict[str, Any]:
    """The figures of one way of answering in one layer, those of areas by name last."""
    by_name: dict[str, Any] = asdict(figures)
    by_name |= by_name.pop("retest")
    return by_name


VARIANTS = {
    "blanks_stay": ResponseNoise(asked_again=False),
    "noise_30": ResponseNoise(noise=0.3),
    "noise_60": ResponseNoise(noise=0.6),
    "blanks_15": ResponseNoise(blank=0.15),
    "by_screen": ResponseNoise(asked_again=False, by_screen=True),
}
"""Ways of answering beside the main one: nobody answers what is asked again; other noises; more blanks; whole screens blank."""


def simulate(
    instrument: Instrument,
    *,
    couples: int,
    seed: int,
    progress: ProgressReport = lambda _: None,
    ways: Mapping[str, ResponseNoise] = VARIANTS,
) -> Run:
    """Play `couples` synthetic couples with this seed through the instrument's own topics, forms and thresholds.

    They answer as the main column has it and, beside that, in each of the `ways`; modules are left out, since not all are asked.
    Raises ValueError below 20 couples or for an instrument without topics.
    """
    topics = [item for item in instrument.of_form(FULL) if item.kind == "topic"]
    if couples < FEWEST or len(topics) < 2 * PLANTED:
        raise ValueError(couples)
    chance = Random(f"{seed}")  # noqa: S311 - chance that can be repeated, no secret
    means = synthetic_couples.topic_means(chance, len(topics))
    played = [synthetic_couples.couple(chance, means) for _ in range(couples)]
    stage = SimulationSetup(
        topics=[TopicPair(item.key, item.area, lines=item.lines, when=item.scale == "when") for item in topics],
        short=frozenset(item.key for item in topics if item.short),
        thresholds=instrument.thresholds,
        couples=played,
        seed=seed,
    )
    progress(f"{couples} couples, {len(topics)} topics, {len(stage.short)} of them in the short form")
    main, cloud = stage.figures("main", ResponseNoise())
    progress("main: done")
    variants = {}
    for name, noise in ways.items():
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
            retest=self.retest(name, noise, sheets),
        ), cloud

    def sheet(self, chance: Random, couple: Couple, noise: ResponseNoise) -> list[TopicPair]:
        """What a couple answers."""
        return synthetic_couples.noisy_pairs(chance, couple, self.topics, noise)

    def cloud(self, sheets: Sequence[list[TopicPair]]) -> ScatterData:
        """True and scored alignments. A stranger is the B of the next couple, on the same topics."""
        nexts = [*sheets[1:], sheets[0]]
        mixed = [
            [replace(mine, b=theirs.b) for mine, theirs in zip(sheet, other, strict=True)]
            for sheet, other in zip(sheets, nexts, strict=True)
        ]
        return ScatterData(
            latent=[true_alignment(couple, self.topics) for couple in self.couples],
            full=[scored(sheet) for sheet in sheets],
            short=[scored(topic for topic in sheet if topic.key in self.short) for sheet in sheets],
            strangers=[scored(sheet) for sheet in mixed],
        )

    def retest(self, name: str, noise: ResponseNoise, sheets: Sequence[list[TopicPair]]) -> RetestFigures:
        """What areas tell, and what comes back of it when everybody answers once more."""
        chance = Random(f"{self.seed} {name} anew")  # noqa: S311 - likewise
        found = Retest(self.thresholds)
        places: dict[str, list[int]] = defaultdict(list)
        for at, topic in enumerate(self.topics):
            places[topic.area].append(at)
        for couple, sheet in zip(self.couples, sheets, strict=True):
            truths = {
                area: true_alignment([couple[at] for at in of], [self.topics[at] for at in of])
                for area, of in places.items()
            }
            found.add(truths, sheet, self.sheet(chance, couple, noise))
        return found.figures()

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


def scored(topics: Iterable[TopicPair]) -> float:
    """The alignment that people would get; midway where they answered nothing together."""
    found = alignment.alignment(topics)
    return MIDDLE if found is None else float(found)
