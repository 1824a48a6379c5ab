"""The doors: one for each thing of this package. "Not yours" and "not there" are the same 404."""

from our2souls.dreams.access.counted import beside, budget_line_for, counted_for, entry_for, find_for
from our2souls.dreams.access.looks import revisit_for
from our2souls.dreams.access.own import (
    dream_for,
    own_dream_for,
    own_dreams,
    partners_dream_for,
    partners_dreams,
    rooted_by_me,
    rooting_on,
)
from our2souls.dreams.access.plan import milestone_for
from our2souls.dreams.access.together import intention_for, intention_page_for, latest_changes, reason_on, strand_for

__all__ = [
    "beside",
    "budget_line_for",
    "counted_for",
    "dream_for",
    "entry_for",
    "find_for",
    "intention_for",
    "intention_page_for",
    "latest_changes",
    "milestone_for",
    "own_dream_for",
    "own_dreams",
    "partners_dream_for",
    "partners_dreams",
    "reason_on",
    "revisit_for",
    "rooted_by_me",
    "rooting_on",
    "strand_for",
]
