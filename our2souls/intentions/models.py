"""All rows of this package, for Django to find; each slice has its own."""

from our2souls.intentions.budget.models import Budget, BudgetLine
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import (
    Celebration,
    Choice,
    CommonGround,
    HistoryEntry,
    Intention,
    PrivateWhy,
    Release,
    RevealedWhy,
    Strand,
    TextRevision,
)
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.measures.models import CsvUpload, Entry, EntryRevision, HiddenNames, Measure
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.intentions.research.models import ResearchItem
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer, RevisitDraft

__all__ = [
    "Budget",
    "BudgetLine",
    "Celebration",
    "Choice",
    "Commitment",
    "CommonGround",
    "CsvUpload",
    "Entry",
    "EntryRevision",
    "FridgeItem",
    "HiddenNames",
    "HistoryEntry",
    "Intention",
    "Measure",
    "Milestone",
    "OccurrenceOutcome",
    "PrivateWhy",
    "Release",
    "ResearchItem",
    "RevealedWhy",
    "Revisit",
    "RevisitAnswer",
    "RevisitDraft",
    "Strand",
    "Substep",
    "TextRevision",
]
