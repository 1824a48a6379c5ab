"""Rows of a sitting."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel
from our2souls.readiness.attempts.models import FORM_LETTERS, PERSON, Attempt, Sitting


class Reveal(CoupleModel):
    """Both had finished a form of a sitting, and both pressed “look together”."""

    seal_name = "reveal"
    therapist_grants = (Opening("report", by=("sitting_id",)),)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="reveals")
    form = models.CharField(max_length=FORM_LETTERS)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "form"], name="one_reveal_a_form")]


class AreaOpening(CoupleModel):
    """Both pressed to open an area."""

    seal_name = "area_opening"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="openings")
    form = models.CharField(max_length=FORM_LETTERS)
    area = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "form", "area"], name="one_opening_an_area")]


class DisclosedAnswers(CoupleModel):
    """One partner's answers in an area as both read them. Only numbers and chosen cards: why one is missing nobody is told."""

    seal_name = "disclosed_answers"
    therapist_grants = (Opening("report", by=("sitting_id", "area")),)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="shown")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=FORM_LETTERS)
    area = models.CharField(max_length=40)
    answers = EncryptedJSON(seal="answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "person", "form", "area"], name="shown_once_each")]


class AreaPress(PersonalModel):
    """One person's press to open an area; nobody else is told of it. It opens once the other has pressed too."""

    seal_name = "area_press"
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="presses")
    area = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "area"], name="one_press_an_area")]
