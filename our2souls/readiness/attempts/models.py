"""Rows of one person’s attempt."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import CoupleModel, PersonalModel
from our2souls.readiness.instrument.model import FULL, SHORT, Form

PERSON = "people.Person"
FORMS = [("short", "short"), ("full", "full")]


class Sitting(CoupleModel):
    """One time that the two take the test. It ends when either abandons it; what was opened by then stays open."""

    seal_name = "sitting"
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=5, choices=FORMS)
    started_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    continued_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "-started_at"], name="sittings_of_couple")]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that are asked in it, in order: a short one may be continued as a full one."""
        return (SHORT, FULL) if self.form == SHORT and self.continued_at else (self.form,)


class Attempt(PersonalModel):
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
    started_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "sitting", "form"], condition=Q(sitting__isnull=False), name="one_taking_each"
            )
        ]
        indexes = [models.Index(fields=["owner", "-started_at"], name="takings_of_owner")]


class Response(PersonalModel):
    """What one person answered to one item; which item is plain, what they said is sealed.

    `answer` maps what was asked (wish, importance, bend, guess · agree · value · cards) to what was given; "unsure" and "skip"
    stand in place of a number. Under "after" lie the seconds since the answer before.
    """

    seal_name = "response"
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=60)
    answer = EncryptedJSON(seal="answer")
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "item"], name="one_answer_an_item")]
