"""Two profiles of value cards: how alike they are, the top fives, and what both hold high."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

type Profile = Mapping[str, int | None]
"""What each card means to one person, 1..7; None where they did not say."""
Level = Literal["near", "partly", "far"]

ALIKE = (0.3, 0.7)
"""Below the first two orders are each their own, above the second much the same. The bounds are ours: under .3 less than a
tenth of what varies in one goes with the other, above .7 about half of it. They say nothing about anybody else."""
FEWEST = 8
"""The fewest cards that both rated for a likeness: of fewer than half of our sixteen the standard error of a correlation
(1/√(n − 1), .38 at eight) is wider than what lies between the two bounds."""
HIGH = 6
"""From 6 of 7 on a value counts as held high. A rule of ours."""


def likeness(x: Profile, y: Profile) -> float | None:
    """How alike two people order what both rated, −1..1: 2 cov / (var x + var y), with population moments.

    It is the double-entry intraclass correlation (McCrae 2008) of the two profiles, each less its own mean. Whoever rates all
    a little lower orders it alike; left in, that difference would count, which the scoring instructions of Schwartz's own
    questionnaire warn of. How widely somebody spreads counts still. None when a profile is flat or both rated fewer than
    eight cards.
    """
    rated = [(a, b) for a, b in ((x[key], y.get(key)) for key in sorted(x)) if a is not None and b is not None]
    if len(rated) < FEWEST:
        return None
    mean_x, mean_y = (Fraction(sum(pair[i] for pair in rated), len(rated)) for i in (0, 1))
    var_x = sum(((a - mean_x) ** 2 for a, _ in rated), Fraction())
    var_y = sum(((b - mean_y) ** 2 for _, b in rated), Fraction())
    if not var_x or not var_y:
        return None
    return float(2 * sum(((a - mean_x) * (b - mean_y) for a, b in rated), Fraction()) / (var_x + var_y))


def words(r: float) -> Level:
    """Which words say a likeness: "near" above .7, "partly" from .3 to .7, "far" below."""
    low, high = ALIKE
    return "far" if r < low else "partly" if r <= high else "near"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two top fives: what only the first chose, what both chose, what only the second chose, each in the chooser's order."""

    only_a: tuple[str, ...]
    both: tuple[str, ...]
    only_b: tuple[str, ...]


def top_fives(mine: Iterable[str], theirs: Iterable[str]) -> Overlap:
    """What two top fives share and what they do not."""
    a, b = tuple(mine), tuple(theirs)
    return Overlap(
        tuple(key for key in a if key not in b),
        tuple(key for key in a if key in b),
        tuple(key for key in b if key not in a),
    )


def high_for_both(x: Profile, y: Profile) -> tuple[str, ...]:
    """The cards that both rate at least 6 of 7: highest together first, then by key."""
    sums = {
        key: a + b
        for key, a, b in ((key, x[key], y.get(key)) for key in sorted(x))
        if a is not None and b is not None and min(a, b) >= HIGH
    }
    return tuple(sorted(sums, key=lambda key: -sums[key]))
