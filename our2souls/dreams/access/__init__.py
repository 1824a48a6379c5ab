"""The doors: one for each thing of this package. "Not yours" and "not there" are the same 404."""

from our2souls.dreams.access.counted import beside, budget_line_for, counted_for, entry_for, find_for, names_off
from our2souls.dreams.access.fridge import fridge_line_for, written_line_for
from our2souls.dreams.access.looks import revisit_for
from our2souls.dreams.access.meeting import meeting_for
from our2souls.dreams.access.our_milestones import couple_of, our_milestone_for
from our2souls.dreams.access.own import (
    dream_for,
    own_dream_for,
    own_dreams,
    partners_dream_for,
    partners_dreams,
    rooted_by_me,
    rooting_on,
)
from our2souls.dreams.access.plan import milestone_for, steps_in_order, substep_for
from our2souls.dreams.access.promises import commitment_for, own_answer_for, own_commitment_for, own_keeping_for
from our2souls.dreams.access.together import intention_for, intention_page_for, reason_on, strand_for

__all__ = [
    "beside",
    "budget_line_for",
    "commitment_for",
    "counted_for",
    "couple_of",
    "dream_for",
    "entry_for",
    "find_for",
    "fridge_line_for",
    "intention_for",
    "intention_page_for",
    "meeting_for",
    "milestone_for",
    "names_off",
    "our_milestone_for",
    "own_answer_for",
    "own_commitment_for",
    "own_dream_for",
    "own_dreams",
    "own_keeping_for",
    "partners_dream_for",
    "partners_dreams",
    "reason_on",
    "revisit_for",
    "rooted_by_me",
    "rooting_on",
    "steps_in_order",
    "strand_for",
    "substep_for",
    "written_line_for",
]
