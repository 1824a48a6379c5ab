"""What the dreams package holds of people, and what becomes of it when they part or are erased."""

from our2souls.dreams.models import (
    Answer,
    Change,
    Choice,
    Dream,
    Entry,
    Intention,
    Look,
    Measure,
    Milestone,
    OfferAnswer,
    Reason,
    Release,
    Revisit,
    Rooting,
    Strand,
    Why,
)
from our2souls.privacy.registry import PersonalData, register


def declare() -> None:
    """Own words go with their owner; shared rows stay with both, without an erased author's words."""
    register(
        PersonalData(
            package="dreams",
            personal=(Look, Reason, OfferAnswer, Rooting, Dream),
            shared={
                Intention: "proposed_by",
                Strand: "person",
                Why: "person",
                Choice: "person",
                Release: "person",
                Milestone: "made_by",
                Measure: None,
                Entry: "person",
                Change: "person",
                Revisit: None,
                Answer: "person",
            },
        )
    )
