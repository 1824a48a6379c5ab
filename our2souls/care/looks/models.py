"""The rows of what a therapist opened."""

from typing import ClassVar

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel


class Look(CoupleModel):
    """That a therapist opened something of a couple's: what (`kind`), when, which parts stood on it.

    Written once by the act of looking, and never changed: on PostgreSQL no viewer may. `name` is what they were called then;
    `parts` lists scope and item of each grant that it showed.
    """

    KINDS: ClassVar = [(kind, kind) for kind in ("page", "print", "pdf")]

    seal_name = "therapist_look"
    engagement = models.UUIDField()
    therapist = models.UUIDField()
    name = EncryptedText(seal="name")
    kind = models.CharField(max_length=8, choices=KINDS)
    parts = EncryptedJSON(seal="parts")
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["couple", "-at"], name="looks_of_couple")]
