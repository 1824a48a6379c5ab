"""Rows of dreams and intentions.

A dream and what somebody writes apart (a why before the reveal, an answer before both answered) are Personal. What two have
made is Shared. A Shared row never points at a Personal one: a strand keeps its own words, brought by their owner.
"""

from our2souls.dreams.models.budget import Budget, BudgetLine
from our2souls.dreams.models.looks import Answer, Look, Revisit
from our2souls.dreams.models.measures import Correction, Entry, Measure, NamesOff, Upload
from our2souls.dreams.models.own import Dream, OfferAnswer, Rooting
from our2souls.dreams.models.plan import Milestone
from our2souls.dreams.models.research import Find
from our2souls.dreams.models.together import Change, Choice, Intention, Reason, Release, Strand, Why
from our2souls.dreams.models.wording import EarlierWords

__all__ = [
    "Answer",
    "Budget",
    "BudgetLine",
    "Change",
    "Choice",
    "Correction",
    "Dream",
    "EarlierWords",
    "Entry",
    "Find",
    "Intention",
    "Look",
    "Measure",
    "Milestone",
    "NamesOff",
    "OfferAnswer",
    "Reason",
    "Release",
    "Revisit",
    "Rooting",
    "Strand",
    "Upload",
    "Why",
]
