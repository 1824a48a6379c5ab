"""Rows of research: consents and the baseline of strangers."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PersonalModel, PublicModel


class StrangersBaseline(PublicModel):
    """The alignment of re-paired strangers in an area, from the couples here who consented."""

    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    area = models.CharField(max_length=40)
    alignment = models.FloatField()
    couples = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "version", "area"], name="one_baseline_an_area")]


class ResearchConsent(PersonalModel):
    """A person's word that what the two opened may enter the instance's own figures (strangers, reliability)."""

    seal_name = "research_consent"
    given_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner"], condition=Q(withdrawn_at=None), name="one_standing_consent")
        ]
