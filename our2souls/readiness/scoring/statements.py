"""Statements about the two now: what both find good, both find hard, and see differently, each and counted. No percentage."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["good", "hard", "different", ""]

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


def kind(a: int | None, b: int | None) -> Kind:
    """What two keyed answers, 1..5, make of a statement: both find it good (≥ 4) or hard (≤ 2), or see it at least 2 apart.

    Nothing of these where one did not answer, and where both are lukewarm: then there is no sentence to say.
    """
    if a is None or b is None:
        return ""
    if min(a, b) >= GOOD:
        return "good"
    if max(a, b) <= HARD:
        return "hard"
    return "different" if abs(a - b) >= APART else ""


def counts(pairs: Iterable[tuple[int | None, int | None]]) -> Counts:
    """Good: both ≥ 4; hard: both ≤ 2; different: at least 2 apart, all after keying. A blank counts only as asked.

    After the positive couple agreement of Fowers & Olson, as counts: by chance alone two people who each agree to 80 % of
    anything share 64 %.
    """
    asked = list(pairs)
    kinds = [kind(a, b) for a, b in asked]
    return Counts(
        good=kinds.count("good"),
        hard=kinds.count("hard"),
        different=kinds.count("different"),
        both=sum(a is not None and b is not None for a, b in asked),
        asked=len(asked),
    )
