"""Rows of the whole instance: which instruments are published, and how near two strangers come."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import Public


class Published(Public):
    """An instrument with which a sitting was begun: from then on the content of this version may not change."""

    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "version"], name="published_once")]


class Baseline(Public):
    """The alignment of re-paired strangers in an area, from the couples here who consented."""

    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    area = models.CharField(max_length=40)
    alignment = models.FloatField()
    couples = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "version", "area"], name="one_baseline_an_area")]
