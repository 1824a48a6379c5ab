"""What the dreams package holds of people, and what becomes of it when they part or are erased."""

from our2souls.dreams import forgetting
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
    OurMilestone,
    Reason,
    Release,
    Revisit,
    Rooting,
    Strand,
    Why,
)
from our2souls.privacy.registry import PersonalData, register


def declare() -> None:
    """Own words go with their owner; shared rows stay with both, without an erased author's words.

    Whoever proposed an intention or made a step need not have worded it as it stands: whose those words are, and what the
    other's lines of the history quote, `forgetting` finds out.
    """
    register(
        PersonalData(
            package="dreams",
            personal=(Look, Reason, OfferAnswer, Rooting, Dream),
            shared={
                Intention: None,
                Strand: "person",
                Why: "person",
                Choice: "person",
                Release: "person",
                Milestone: None,
                Measure: None,
                Entry: "person",
                Change: "person",
                Revisit: None,
                Answer: "person",
                OurMilestone: None,
            },
            on_erasing=forgetting.forget,
        )
    )
