"""Rows of dreams and intentions.

A dream and what somebody writes apart (a why before the reveal, an answer before both answered) are Personal. What two have
made is Shared. A Shared row never points at a Personal one: a strand keeps its own words, brought by their owner.
"""

from our2souls.dreams.models.budget import Budget, BudgetLine
from our2souls.dreams.models.fridge import FridgeLine
from our2souls.dreams.models.looks import Answer, Look, Revisit
from our2souls.dreams.models.measures import Correction, Entry, Measure, NamesOff, Upload
from our2souls.dreams.models.our_milestones import OurMilestone
from our2souls.dreams.models.own import Dream, OfferAnswer, Rooting, Turn
from our2souls.dreams.models.plan import Milestone, Substep
from our2souls.dreams.models.promises import Commitment, Keeping
from our2souls.dreams.models.research import Find
from our2souls.dreams.models.together import (
    Celebration,
    Change,
    Choice,
    Intention,
    Meeting,
    Reason,
    Release,
    Strand,
    Why,
)
from our2souls.dreams.models.wording import EarlierWords

__all__ = [
    "Answer",
    "Budget",
    "BudgetLine",
    "Celebration",
    "Change",
    "Choice",
    "Commitment",
    "Correction",
    "Dream",
    "EarlierWords",
    "Entry",
    "Find",
    "FridgeLine",
    "Intention",
    "Keeping",
    "Look",
    "Measure",
    "Meeting",
    "Milestone",
    "NamesOff",
    "OfferAnswer",
    "OurMilestone",
    "Reason",
    "Release",
    "Revisit",
    "Rooting",
    "Strand",
    "Substep",
    "Turn",
    "Upload",
    "Why",
]
