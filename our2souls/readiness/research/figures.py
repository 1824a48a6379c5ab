"""How well scores recover what is true: detection, the area under the curve, shares. Pure."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation


@dataclass(frozen=True, slots=True)
class Detection:
    """How well something is found: among what was found, among what is on the map, among all, and how much is on the map."""

    precision: float
    recall: float
    recall_all: float
    answered: float


def detection(truths: Sequence[tuple[bool, bool | None]]) -> Detection:
    """Precision and recall of what is said (None: nothing) against what is true."""
    claims = [(true, claimed) for true, claimed in truths if claimed is not None]
    right = sum(true and claimed for true, claimed in claims)
    return Detection(
        precision=share(right, sum(claimed for _, claimed in claims)),
        recall=share(right, sum(true for true, _ in claims)),
        recall_all=share(right, sum(true for true, _ in truths)),
        answered=share(len(claims), len(truths)),
    )


def agreement(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """The share of labels that are the same twice, and Cohen's kappa (1960): how far that is above chance, 1 at most.

    Chance is what the labels' own shares would yield: where one label takes nearly all, much agreement is little kappa.
    """
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = (Counter(pair[at] for pair in pairs) for at in (0, 1))
    by_chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return rounded(same), rounded((same - by_chance) / (1 - by_chance)) if by_chance < 1 else 0.0


def together(pairs: Sequence[tuple[float, float]]) -> float:
    """The correlation of pairs, 0 where either side is all the same or nothing is there."""
    try:
        return rounded(correlation(*zip(*pairs, strict=True)))
    except (StatisticsError, TypeError):
        return 0.0


def auc(above: Sequence[float], below: Sequence[float]) -> float:
    """The chance that one of the first is above one of the second, ties counting half (Mann & Whitney 1947)."""
    ordered = sorted(below)
    won = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in above)
    return won / 2 / (len(above) * len(below))


def share(part: int, whole: int) -> float:
    """The part as a share, 0 of nothing."""
    return rounded(part / whole) if whole else 0.0


def rounded(value: float) -> float:
    """Three decimals: more would pretend."""
    return round(value, 3)
