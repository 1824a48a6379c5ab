"""How well scores recover what is true: detection, the area under the curve, shares. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


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
