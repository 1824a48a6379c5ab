"""Rows of dreams and intentions.

A dream and what somebody writes apart (a why before the reveal, an answer before both answered) are Personal. What two have
made is Shared. A Shared row never points at a Personal one: a strand keeps its own words, brought by their owner.
"""

from our2souls.dreams.models.looks import Answer, Look, Revisit
from our2souls.dreams.models.measures import Entry, Measure
from our2souls.dreams.models.our_milestones import OurMilestone
from our2souls.dreams.models.own import Dream, OfferAnswer, Rooting
from our2souls.dreams.models.plan import Milestone
from our2souls.dreams.models.together import Change, Choice, Intention, Reason, Release, Strand, Why

__all__ = [
    "Answer",
    "Change",
    "Choice",
    "Dream",
    "Entry",
    "Intention",
    "Look",
    "Measure",
    "Milestone",
    "OfferAnswer",
    "OurMilestone",
    "Reason",
    "Release",
    "Revisit",
    "Rooting",
    "Strand",
    "Why",
]
