"""Rows of what each promised to do: a commitment, and what became of each of its occurrences."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.intentions.revisits.models import RevisitAnswer
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel


class Commitment(CoupleModel):
    """What one partner promised to do for an intention, once or by a rule. The couple reads it, its maker alone writes it.

    An occurrence is named by its day: for what is done once the day it was for, or was made on. `next_occurrence` is the
    earliest that is not answered yet and `next_due` the day it is for now, after moves (None without a day): the answers
    tell both, and they stand here so that what is next can be found without reading years of them.
    """

    seal_name = "commitment"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="commitments")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    if_step = EncryptedText(seal="if_step")
    then_step = EncryptedText(seal="then_step")
    rule = models.CharField(max_length=20, blank=True)
    first_on = models.DateField()
    dated = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    next_occurrence = models.DateField(null=True)
    next_due = models.DateField(null=True)
    answer = models.OneToOneField(RevisitAnswer, null=True, on_delete=models.SET_NULL, related_name="commitment")

    class Meta:
        indexes = [
            models.Index(fields=["couple", "person", "next_due"], name="commitments_soonest"),
            models.Index(fields=["couple", "intention", "person"], name="commitments_of_intention"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether there is something of it to keep still."""
        return self.ended_at is None and self.next_occurrence is not None


class OccurrenceOutcome(CoupleModel):
    """What its maker said of one occurrence: kept, moved to another day, or let go, perhaps with a sentence."""

    seal_name = "occurrence_outcome"
    ACTS: ClassVar = [("kept", "kept"), ("moved", "moved"), ("let-go", "let-go")]
    ENDS: ClassVar = ("kept", "let-go")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="outcomes")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    occurrence = models.DateField()
    act = models.CharField(max_length=6, choices=ACTS)
    to_day = models.DateField(null=True)
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "occurrence"],
                condition=Q(undone_at=None, act__in=("kept", "let-go")),
                name="an_occurrence_ends_once",
            )
        ]
        indexes = [
            models.Index(fields=["couple", "commitment", "occurrence"], name="outcomes_of_occurrence"),
            models.Index(fields=["couple", "person", "-at"], name="outcomes_latest"),
        ]
