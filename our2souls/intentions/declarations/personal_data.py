"""What the intentions package holds of people, and what becomes of it when they part or are erased."""

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
from our2souls.intentions.declarations import erasure, readable, tables
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.models import CsvUpload, Entry, EntryRevision, HiddenNames, Measure
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.intentions.research.models import ResearchItem
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer, RevisitDraft
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """Own words go with their owner; shared rows stay with both, without an erased author's words.

    Whoever proposed an intention or made a step need not have worded it as it stands: whose those words are, and what the
    other's lines of the history quote, `erasure` finds out.
    """
    register(
        PersonalData(
            package="intentions",
            personal=(CsvUpload, RevisitDraft, PrivateWhy),
            shared={
                Intention: None,
                Strand: "person",
                RevealedWhy: "person",
                CommonGround: "proposed_by",
                Celebration: "person",
                Choice: "person",
                Release: "person",
                Milestone: None,
                Substep: "made_by",
                Commitment: "person",
                OccurrenceOutcome: "person",
                Measure: None,
                Entry: "words_by",
                EntryRevision: "words_by",
                TextRevision: "words_by",
                HiddenNames: "person",
                Budget: None,
                BudgetLine: None,
                ResearchItem: None,
                HistoryEntry: "person",
                FridgeItem: "writer",
                Revisit: None,
                RevisitAnswer: "person",
            },
            on_erasing=erasure.forget,
            on_erasing_words=erasure.forget_in,
            on_deleting_copy=erasure.delete_drafts,
            redact=anonymity.redact,
            readable=readable.readable,
            tables=tables.tables,
        )
    )
