"""Which instruments were published."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PublicModel


class PublishedInstrument(PublicModel):
    """An instrument with which a sitting was begun: from then on the content of this version may not change."""

    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "version"], name="published_once")]
