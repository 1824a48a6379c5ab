"""Rows of the shell: which forms were sent."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PersonalModel


class Submission(PersonalModel):
    """That a form was sent and done: hashes of its key and of what it said, and the address it led to."""

    seal_name = "submission"
    form = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=400, blank=True)
    sent_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="sent_once")]
        indexes = [
            models.Index(fields=["owner", "form"], name="submissions_of_form"),
            models.Index(fields=["sent_at"], name="submissions_by_age"),
        ]
