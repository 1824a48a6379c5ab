"""All rows of the care package, for Django to find."""

from our2souls.care.clients.models import TherapistTerms
from our2souls.care.consent.models import Engagement, ScopeYes, TherapistStatement
from our2souls.care.directory.models import DirectoryEntry
from our2souls.care.looks.models import Look
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway

__all__ = [
    "DirectoryEntry",
    "Engagement",
    "Look",
    "Question",
    "ScopeYes",
    "SessionNote",
    "Suggestion",
    "Takeaway",
    "TherapistStatement",
    "TherapistTerms",
]
