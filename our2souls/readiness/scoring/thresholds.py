"""The thresholds that an instrument sets."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the labels begin. They are ours and stand in the file: see READINESS in the docs.

    `apart` is the distance from which two wishes differ (1..4); `known` the greatest error of a right guess; `firm_importance`
    and `firm_bend` make a difference firm; `talk_below` and `ready_from` are alignments (0..1); `ready_importance` is a mean
    importance (1..5); `topics` the fewest comparable topics that carry a number.
    """

    apart: int
    known: int
    firm_importance: int
    firm_bend: int
    talk_below: Fraction
    ready_from: Fraction
    ready_importance: Fraction
    topics: int
