"""The thresholds that an instrument sets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where words begin. They are ours and stand in the file: see READINESS in the docs.

    `apart` is the distance from which two wishes differ (1..4); `known` the greatest error of a right guess; `firm_importance`
    and `firm_bend` make a difference firm; `topics` the fewest topics that carry a number. The bounds of the label and of
    movement are measured, not set, and stand beside what they bound (`area_state.FAR`, `movement.BEYOND_CHANCE`).
    """

    apart: int
    known: int
    firm_importance: int
    firm_bend: int
    topics: int
