"""All rows of this package, for Django to find; each slice has its own."""

from our2souls.readiness.instrument.models import PublishedInstrument
from our2souls.readiness.attempts.models import Sitting, Attempt, Response
from our2souls.readiness.sittings.models import Reveal, AreaOpening, DisclosedAnswers, AreaPress
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.research.models import StrangersBaseline, ResearchConsent

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
]
