"""The row of the address under which other programs read somebody's days."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PersonalModel


class FeedAddress(PersonalModel):
    """Somebody's calendar address: a hash of its token, and what the calendar says.

    `named`: titles say what something is. `alarms`: the calendar may ring. `without` names the kinds that are left out.
    `digest` is the hash of what was read last, and `same_since` when that began: what `Last-Modified` says.
    """

    seal_name = "feed_address"
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    named = models.BooleanField(default=False)
    alarms = models.BooleanField(default=True)
    without = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    same_since = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_calendar_each")]
