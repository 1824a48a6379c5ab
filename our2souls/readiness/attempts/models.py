"""Rows of one person’s attempt."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel
from our2souls.readiness.instrument.model import FULL, Form, area_of

PERSON = "people.Person"
FORM_LETTERS = 46
"""A form's name at most: “area-” and an area's key."""


class Sitting(CoupleModel):
    """One time that the two take the test. It ends when either abandons it; what was opened by then stays open.

    It begins with one form; others may be `added`, and ask what none before them asked. `modules` are the further areas that
    either said are part of their life, and nobody keeps who, or when; they grew `module_round` times.
    """

    seal_name = "sitting"
    therapist_grants = (Opening("report", by=("id",)),)
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=FORM_LETTERS)
    added = models.JSONField(default=list)
    modules = EncryptedJSON(seal="modules")
    module_round = models.PositiveSmallIntegerField(default=0)
    started_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "-started_at"], name="sittings_of_couple")]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that are asked in it, in order."""
        return (self.form, *self.added)

    @property
    def is_of_areas(self) -> bool:
        """Whether nothing but areas, each by itself, is asked in it."""
        return all(area_of(form) for form in self.forms)

    def before(self, form: Form) -> tuple[Form, ...]:
        """The forms that come before one in it: what they ask is not asked again."""
        return self.forms[: self.forms.index(form)] if form in self.forms else ()


class Attempt(PersonalModel):
    """One person's way through one form: in a sitting of the couple, or alone (no sitting).

    `seed` shuffles the items inside each part, for good. `modules` are the further areas that were asked of them, up to the
    sitting's `module_round`. `seconds` is how long it took, without the pauses. `looked_at` is their press on “look together”.
    """

    seal_name = "attempt"
    sitting = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=FORM_LETTERS)
    modules = EncryptedJSON(seal="modules")
    module_round = models.PositiveSmallIntegerField(default=0)
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

    @property
    def is_finished(self) -> bool:
        """Whether its author has finished, and nothing was added since; what has ended asks nothing more."""
        if self.finished_at is None or self.sitting is None or self.sitting.ended_at is not None:
            return self.finished_at is not None
        return is_whole(self.form, self.module_round, self.sitting.module_round)

    @property
    def has_looked(self) -> bool:
        """Whether its author chose to look together, with all that is asked by now before them."""
        return self.is_finished and self.looked_at is not None


def is_whole(form: Form, answered: int, asked: int) -> bool:
    """Whether what was finished at one round of modules still is: those that came later ask more, in the full form."""
    return form != FULL or answered >= asked


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
