"""What the dreams package holds of people, and what becomes of it when they part or are erased."""

from typing import Any

from django.db.models import Model

from our2souls.dreams import forgetting, names_off
from our2souls.dreams.models import (
    Answer,
    Budget,
    BudgetLine,
    Celebration,
    Change,
    Choice,
    Commitment,
    Correction,
    Dream,
    EarlierWords,
    Entry,
    Find,
    FridgeLine,
    Intention,
    Keeping,
    Look,
    Measure,
    Meeting,
    Milestone,
    NamesOff,
    OfferAnswer,
    OurMilestone,
    Reason,
    Release,
    Revisit,
    Rooting,
    Strand,
    Substep,
    Turn,
    Upload,
    Why,
)
from our2souls.people import needs
from our2souls.privacy.registry import PersonalData, register


def _tell(model: type[Model], records: list[dict[str, Any]]) -> None:
    names_off.withhold(model, records)
    needs.tell(records)


def declare() -> None:
    """Own words go with their owner; shared rows stay with both, without an erased author's words.

    Whoever proposed an intention or made a step need not have worded it as it stands: whose those words are, and what the
    other's lines of the history quote, `forgetting` finds out.
    """
    register(
        PersonalData(
            package="dreams",
            personal=(Upload, Look, Reason, OfferAnswer, Rooting, Turn, Dream),
            shared={
                Intention: None,
                Strand: "person",
                Why: "person",
                Meeting: "proposed_by",
                Celebration: "person",
                Choice: "person",
                Release: "person",
                Milestone: None,
                Substep: "made_by",
                Commitment: "person",
                Keeping: "person",
                Measure: None,
                Entry: "words_by",
                Correction: "words_by",
                EarlierWords: "words_by",
                NamesOff: "person",
                Budget: None,
                BudgetLine: None,
                Find: None,
                Change: "person",
                FridgeLine: "writer",
                Revisit: None,
                Answer: "person",
                OurMilestone: None,
            },
            on_erasing=forgetting.forget,
            telling=_tell,
        )
    )
