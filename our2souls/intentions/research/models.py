"""Rows of what was found out."""

from django.db import models

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel


class ResearchItem(CoupleModel):
    """Something found out: a title, where it stands, and what it says. Each text says who wrote it as it stands."""

    seal_name = "research_item"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="finds")
    title = EncryptedText(seal="title")
    title_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    address = EncryptedText(seal="address")
    address_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    finding = EncryptedText(seal="finding")
    finding_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "made_at"], name="finds_in_order")]
