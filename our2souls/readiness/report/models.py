"""Rows of the report: what was put aside, and where the two are in their talk."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.scoping import CoupleModel, Opening
from our2souls.readiness.attempts.models import PERSON, Sitting


class FollowUp(CoupleModel):
    """What the two (by one of them) want to do about an area or a topic: it stands on the report and at home until it is done."""

    seal_name = "follow_up"
    therapist_grants = (Opening("report", by=("sitting_id", "area")),)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="follow_ups")
    area = models.CharField(max_length=40)
    topic = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    intention = models.ForeignKey("intentions.Intention", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "area", "topic", "kind"],
                condition=Q(done_at=None, withdrawn_at=None, intention=None),
                name="one_open_launch_of_a_kind",
            )
        ]
        indexes = [models.Index(fields=["couple", "-at"], name="launches_of_couple")]


class TalkMark(CoupleModel):
    """A mark that either of the two left at a topic of the talk: talked about, or kept for another evening.

    It holds no words and not who left it, so that it reads the same to both.
    """

    TALKED, LATER = "talked", "later"

    seal_name = "talk_mark"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="talk_marks")
    topic = models.CharField(max_length=60)
    kind = models.CharField(max_length=6, choices=[(TALKED, TALKED), (LATER, LATER)])
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "topic"], name="one_mark_a_topic")]
