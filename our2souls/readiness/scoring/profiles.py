"""Two profiles of value cards: how alike they are, the top fives, the guesses at them, and what both hold high."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

type Profile = Mapping[str, int | None]
"""What each card means to one person, 1..7; None where they did not say."""
Level = Literal["near", "usual", "far"]

FEWEST = 8
"""The fewest cards that both rated for a likeness: of fewer than half of our sixteen the standard error of a correlation
(1/√(n − 1), .38 at eight) is wider than the range of strangers that its words are read against."""
STRANGERS = (0.36, 0.72)
"""Between these the raw profiles of strangers were found to correlate, since most people value the same things: the
confound with what is usual that Furr (2008) and Wood & Furr (2016) describe."""
HIGH = 6
"""From 6 of 7 on a value counts as held high. A rule of ours."""


def double_entry(x: Profile, y: Profile) -> float | None:
    """The double-entry intraclass correlation, [cov − d²/4] / [(var x + var y)/2 + d²/4], −1..1, over what both rated.

    With d the difference of the means and population moments it equals the Pearson correlation of the doubled vectors [x, y]
    and [y, x] (McCrae 2008; Furr 2008): it asks for the same shape, height and spread. None when either profile is flat or
    fewer than eight cards were rated by both.
    """
    rated = [(a, b) for a, b in ((x[key], y.get(key)) for key in sorted(x)) if a is not None and b is not None]
    if len(rated) < FEWEST:
        return None
    mean_x, mean_y = (Fraction(sum(pair[i] for pair in rated), len(rated)) for i in (0, 1))
    var_x = sum(((a - mean_x) ** 2 for a, _ in rated), Fraction()) / len(rated)
    var_y = sum(((b - mean_y) ** 2 for _, b in rated), Fraction()) / len(rated)
    if not var_x or not var_y:
        return None
    cov = sum(((a - mean_x) * (b - mean_y) for a, b in rated), Fraction()) / len(rated)
    level = (mean_x - mean_y) ** 2 / 4
    return float((cov - level) / ((var_x + var_y) / 2 + level))


def words(r: float) -> Level:
    """Which words say a likeness: "near" above, "usual" within, "far" below what strangers reach (.36 to .72).

    The bounds are ours and cautious: only above them do two people have more in common than most people have with anybody.
    """
    low, high = STRANGERS
    return "far" if r < low else "usual" if r <= high else "near"


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


def guess_hits(guess: Iterable[str], theirs: Iterable[str]) -> int:
    """How many of the guessed cards are among the other's top five."""
    return len(set(guess) & set(theirs))


def held_high(x: Profile, y: Profile) -> tuple[str, ...]:
    """The cards that both rate at least 6 of 7: highest together first, then by key."""
    sums = {
        key: a + b
        for key, a, b in ((key, x[key], y.get(key)) for key in sorted(x))
        if a is not None and b is not None and min(a, b) >= HIGH
    }
    return tuple(sorted(sums, key=lambda key: -sums[key]))
