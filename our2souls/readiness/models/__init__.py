"""Rows of the readiness test: what is one's own while answering, what both opened, and what all instances need."""

from our2souls.readiness.models.public import Baseline, Published
from our2souls.readiness.models.taking import Answer, Consent, Press, Taking
from our2souls.readiness.models.together import Launch, Opening, Reveal, Shown, Sitting

__all__ = [
    "Answer",
    "Baseline",
    "Consent",
    "Launch",
    "Opening",
    "Press",
    "Published",
    "Reveal",
    "Shown",
    "Sitting",
    "Taking",
]
