"""Statements about the two now: what both find good, both find hard, and see differently, each by itself. No percentage."""

from typing import Literal

Kind = Literal["good", "hard", "different", ""]

GOOD, HARD, APART = 4, 2, 2


def keyed(value: int, reversed: bool) -> int:  # noqa: A002, FBT001 - the instrument's own word
    """An agreement of 1..5 turned so that 5 is good: 6 − value of a reversed statement."""
    return 6 - value if reversed else value


def kind(a: int | None, b: int | None) -> Kind:
    """What two keyed answers, 1..5, make of a statement: both find it good (≥ 4) or hard (≤ 2), or see it at least 2 apart.

    Nothing of these where one did not answer, and where both are lukewarm: then there is no sentence to say. Both keyed. After
    the positive couple agreement of Fowers & Olson, and no share of anything: by chance alone two people who each agree to 80 %
    share 64 %.
    """
    if a is None or b is None:
        return ""
    if min(a, b) >= GOOD:
        return "good"
    if max(a, b) <= HARD:
        return "hard"
    return "different" if abs(a - b) >= APART else ""
