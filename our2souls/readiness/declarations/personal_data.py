"""What the readiness package holds of people, and what becomes of it when they part or are erased."""

from uuid import UUID

from django.db import transaction

from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.declarations import imports
from our2souls.readiness.declarations.readable import readable
from our2souls.readiness.report.models import FollowUp, TalkMark
from our2souls.readiness.research import strangers_baseline
from our2souls.readiness.research.models import ResearchConsent
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, DisclosedAnswers, Reveal


def declare() -> None:
    """Own answers go with their owner; what both opened stays with both, without an erased author's answers."""
    register(
        PersonalData(
            package="readiness",
            personal=(AreaPress, Response, Attempt, ResearchConsent),
            shared={
                Sitting: None,
                Reveal: None,
                AreaOpening: None,
                DisclosedAnswers: "person",
                FollowUp: None,
                TalkMark: None,
            },
            outliving=(Sitting,),  # one's own answers hang on it, and it holds no words
            on_separation=_fewer,
            on_erasing=_fewer,
            readable=readable,
            imports=imports.KINDS,
        )
    )


def _fewer(*_ids: UUID) -> None:
    """A couple or a consent is gone: where fewer than fifty are left, no strangers' baseline is kept."""
    transaction.on_commit(strangers_baseline.forget_if_few)
