"""Rows around a session: what the two want to ask, what the therapist suggests, what they take from it."""

from typing import ClassVar

from django.db import models

from our2souls.care.consent.models import PERSON, Engagement
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel


class Question(CoupleModel):
    """What one of the two would like to talk about with the therapist: the partner and the therapist read it.

    Whoever wrote it deletes it, and then no row of it is left for anybody's eyes.
    """

    seal_name = "therapist_question"
    therapist_grants = (Opening("table", by=("engagement_id",)),)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="questions")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["engagement", "-at"], name="questions_of_engagement")]


class Suggestion(CoupleModel):
    """What a therapist suggests to both: a prompt, a ritual, a bridge, or the test once more. Either may take it up or put it away.

    `pick` is the key of one of ours, where it is one; else `title` and `about` say what it is (a question, a ritual's name and what
    is done in it, a bridge's title and question). `words` say why. All of it lies sealed with the couple's key. Which of the two
    answered stands nowhere, and the day alone: the therapist reads this row.
    """

    PROMPT, RITUAL, BRIDGE, RETAKE = "prompt", "ritual", "bridge", "retake"
    KINDS: ClassVar = [(kind, kind) for kind in (PROMPT, RITUAL, BRIDGE, RETAKE)]
    ACCEPTED, DECLINED = "accepted", "declined"
    ANSWERS: ClassVar = [(answer, answer) for answer in (ACCEPTED, DECLINED)]

    seal_name = "therapist_suggestion"
    therapist_grants = (Opening("table", by=("engagement_id",)),)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="suggestions")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=KINDS)
    pick = EncryptedText(seal="pick")
    title = EncryptedText(seal="title")
    about = EncryptedText(seal="about")
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=ANSWERS, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["engagement", "-at"], name="suggestions_of_engagement")]


class SessionNote(PersonalModel):
    """What one takes from a session, for themself; the partner reads it only through its Share. Never the therapist.

    `engagement` is an id and no foreign key: the note is one's own and stays when the couple's rows go.
    """

    seal_name = "session_note"
    engagement = models.UUIDField()
    day = models.DateField()
    words = EncryptedText(seal="text")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["owner", "-day"], name="session_notes_by_day")]


class Takeaway(CoupleModel):
    """What the two take from a session: written by one, read by both, each may write on. Never the therapist.

    `words_by` wrote last. Once both have written in it (`is_joint`), neither deletes it: that would wipe the other's words.
    """

    seal_name = "session_takeaway"
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="takeaways")
    day = models.DateField()
    words = EncryptedText(seal="text")
    words_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    is_joint = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["engagement", "-day"], name="takeaways_by_day")]
