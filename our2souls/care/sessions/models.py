"""Rows around a session: what the two want to ask, what the therapist suggests, what they take from it."""

from typing import ClassVar

from django.db import models

from our2souls.care.consent.models import PERSON, Engagement
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel


class Question(CoupleModel):
    """What one of the two would like to talk about with the therapist: the partner and the therapist read it."""

    seal_name = "therapist_question"
    therapist_grants = (Opening("table", by=("engagement_id",)),)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="questions")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)


class Suggestion(CoupleModel):
    """What a therapist suggests to both: a prompt, a ritual, a bridge, or the test once more. Either may take it up or put it away.

    `pick` is the key of what it is about, where there is one; `words` are the therapist's, sealed with the couple's key.
    """

    KINDS: ClassVar = [(kind, kind) for kind in ("prompt", "ritual", "bridge", "retake")]
    ANSWERS: ClassVar = [(answer, answer) for answer in ("accepted", "declined")]

    seal_name = "therapist_suggestion"
    therapist_grants = (Opening("table", by=("engagement_id",)),)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="suggestions")
    kind = models.CharField(max_length=8, choices=KINDS)
    pick = models.CharField(max_length=100, blank=True)
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=ANSWERS, blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)


class SessionNote(PersonalModel):
    """What one takes from a session, for themself; the partner reads it only through its Share. Never the therapist."""

    seal_name = "session_note"
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    words = EncryptedText(seal="text")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)


class Takeaway(CoupleModel):
    """What the two take from a session: written by one, read by both, each may write on. Never the therapist."""

    seal_name = "session_takeaway"
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="takeaways")
    day = models.DateField()
    words = EncryptedText(seal="text")
    words_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
