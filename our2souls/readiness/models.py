"""All rows of this package, for Django to find; each slice has its own."""

from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument.models import PublishedInstrument
from our2souls.readiness.report.models import FollowUp, TalkMark
from our2souls.readiness.research.models import ResearchConsent, StrangersBaseline
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, DisclosedAnswers, Reveal

__all__ = [
    "AreaOpening",
    "AreaPress",
    "Attempt",
    "DisclosedAnswers",
    "FollowUp",
    "PublishedInstrument",
    "ResearchConsent",
    "Response",
    "Reveal",
    "Sitting",
    "StrangersBaseline",
    "TalkMark",
]
