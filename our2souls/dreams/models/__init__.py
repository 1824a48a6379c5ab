"""Rows of dreams and intentions.

A dream and what somebody writes apart (a why before the reveal, an answer before both answered) are Personal. What two have
made is Shared. A Shared row never points at a Personal one: a strand keeps its own words, brought by their owner.
"""

from our2souls.dreams.models.fridge import FridgeLine
from our2souls.dreams.models.looks import Answer, Look, Revisit
from our2souls.dreams.models.measures import Entry, Measure
from our2souls.dreams.models.own import Dream, OfferAnswer, Rooting, Turn
from our2souls.dreams.models.plan import Milestone, Substep
from our2souls.dreams.models.promises import Commitment, Keeping
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

__all__ = [
    "Answer",
    "Celebration",
    "Change",
    "Choice",
    "Commitment",
    "Dream",
    "Entry",
    "FridgeLine",
    "Intention",
    "Keeping",
    "Look",
    "Measure",
    "Meeting",
    "Milestone",
    "OfferAnswer",
    "Reason",
    "Release",
    "Revisit",
    "Rooting",
    "Strand",
    "Substep",
    "Turn",
    "Why",
]
