"""Rows of looking again: a revisit, what each answered apart, and both answers once they are opened."""

from django.db import models

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel


class Revisit(CoupleModel):
    """One look at an intention: the day it came due, and when both had answered."""

    seal_name = "revisit"
    therapist_grants = (Opening("intentions"),)
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="revisits")
    due_on = models.DateField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "due_on"], name="one_revisit_a_day")]


class RevisitDraft(PersonalModel):
    """A partner's answers to a revisit, sealed until both have answered."""

    seal_name = "revisit_draft"
    revisit = models.ForeignKey(Revisit, on_delete=models.PROTECT, related_name="+")
    want = EncryptedText(seal="want")
    changed = EncryptedText(seal="change")
    next_step = EncryptedText(seal="next_step")
    by = EncryptedText(seal="by_day")
    saved_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "revisit"], name="one_look_each")]


class RevisitAnswer(CoupleModel):
    """A partner's answers as both read them, once both have answered."""

    seal_name = "revisit_answer"
    therapist_grants = (Opening("intentions"),)
    revisit = models.ForeignKey(Revisit, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    want = EncryptedText(seal="want")
    changed = EncryptedText(seal="change")
    next_step = EncryptedText(seal="next_step")
    by = EncryptedText(seal="by_day")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revisit", "person"], name="one_answer_each")]
