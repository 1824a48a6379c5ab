"""Rows of the way there: the milestones of an intention, and the smaller steps of each."""

from django.db import models

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening


class Milestone(CoupleModel):
    """A dated or undated step of an intention, in the order the two gave it."""

    seal_name = "milestone"
    therapist_grants = (Opening("intentions"),)
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="milestones")
    title = EncryptedText(seal="title")
    words = EncryptedText(seal="text")
    position = models.PositiveIntegerField()
    keeper = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "position"], name="milestones_in_order")]


class Substep(CoupleModel):
    """A smaller step of a milestone, in one line: done by whom and when. Its words are its maker's and stay as they are."""

    seal_name = "substep"
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="substeps")
    title = EncryptedText(seal="title")
    position = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "milestone", "position"], name="substeps_in_order")]
