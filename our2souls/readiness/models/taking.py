"""Rows of one person: their way through the test, each answer, each press, and their consent."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import Personal
from our2souls.readiness.models.together import FORMS, Sitting


class Taking(Personal):
    """One person's way through one form: in a sitting of the couple, or alone (no sitting).

    `seed` shuffles the items inside each part, for good. `seconds` is how long it took, without the pauses. `looked_at` is
    their press on “look together”.
    """

    seal_name = "attempt"
    sitting = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=5, choices=FORMS)
    seed = models.PositiveBigIntegerField()
    begun_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "sitting", "form"], condition=Q(sitting__isnull=False), name="one_taking_each"
            )
        ]
        indexes = [models.Index(fields=["owner", "-begun_at"], name="takings_of_owner")]


class Answer(Personal):
    """What one person answered to one item; which item is plain, what they said is sealed.

    `said` maps what was asked (wish, importance, bend, guess · agree · value · cards) to what was given; "unsure" and "skip"
    stand in place of a number. Under "after" lie the seconds since the answer before.
    """

    seal_name = "response"
    taking = models.ForeignKey(Taking, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=60)
    said = EncryptedJSON(seal="answer")
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taking", "item"], name="one_answer_an_item")]


class Press(Personal):
    """One person's press to open an area; nobody else is told of it. It opens once the other has pressed too."""

    seal_name = "area_press"
    taking = models.ForeignKey(Taking, on_delete=models.CASCADE, related_name="presses")
    area = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taking", "area"], name="one_press_an_area")]


class Consent(Personal):
    """A person's word that what the two opened may enter the instance's own figures (strangers, reliability)."""

    seal_name = "research_consent"
    given_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner"], condition=Q(withdrawn_at=None), name="one_standing_consent")
        ]
