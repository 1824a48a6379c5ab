"""Statements about the two now: counts of what both find good, both find hard, and see differently. No percentage."""

from collections.abc import Iterable
from dataclasses import dataclass

GOOD, HARD, APART = 4, 2, 2


def keyed(value: int, reversed: bool) -> int:  # noqa: A002, FBT001 - the instrument's own word
    """An agreement of 1..5 turned so that 5 is good: 6 − value of a reversed statement."""
    return 6 - value if reversed else value


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements both find good, both find hard, and see differently, of those that both answered, of all."""

    good: int
    hard: int
    different: int
    both: int
    asked: int


def counts(pairs: Iterable[tuple[int | None, int | None]]) -> Counts:
    """Good: both ≥ 4; hard: both ≤ 2; different: at least 2 apart, all after keying. A blank counts only as asked.

    After the positive couple agreement of Fowers & Olson, as counts: by chance alone two people who each agree to 80 % of
    anything share 64 %.
    """
    asked = list(pairs)
    both = [(a, b) for a, b in asked if a is not None and b is not None]
    return Counts(
        good=sum(min(pair) >= GOOD for pair in both),
        hard=sum(max(pair) <= HARD for pair in both),
        different=sum(abs(a - b) >= APART for a, b in both),
        both=len(both),
        asked=len(asked),
    )
