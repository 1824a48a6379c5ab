"""Rows of the fridge: the joint list, one line each."""

from django.db import models
from django.db.models import Q

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel


class FridgeItem(CoupleModel):
    """A line on the fridge, by one of the two. A dream made from it is its owner's and leaves no trace here."""

    seal_name = "fridge_line"
    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    text = EncryptedText(seal="text")
    position = models.IntegerField()
    added_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    ticked_at = models.DateTimeField(null=True)
    ticked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    intention = models.ForeignKey(Intention, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["couple", "position"], condition=Q(ticked_at=None), name="fridge_in_order"),
            models.Index(fields=["couple", "-ticked_at"], condition=Q(ticked_at__isnull=False), name="fridge_done"),
        ]
