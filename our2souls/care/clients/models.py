"""The row of a therapist: which terms they accepted, and when."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PersonalModel


class TherapistTerms(PersonalModel):
    """That a person accepted the terms on which a therapist reads here; a later edition of them is accepted anew."""

    seal_name = "therapist_terms"
    edition = models.PositiveSmallIntegerField()
    accepted_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "edition"], name="one_acceptance_of_terms")]
