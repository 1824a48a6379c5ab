"""Rows of what is counted: a measure and its entries."""

from django.core.validators import MinValueValidator
from django.db import models

from our2souls.dreams.models.together import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import Shared


class Measure(Shared):
    """A number an intention tracks, with its target and its unit: a currency code, or words of their own."""

    intention = models.OneToOneField(Intention, on_delete=models.CASCADE, related_name="measure")
    target = models.DecimalField(max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    currency = models.CharField(max_length=3, blank=True)
    unit = EncryptedText()


class Entry(Shared):
    """What was added to (or taken from) a measure, on a day, by one of the two."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entries")
    person = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    on = models.DateField()
    words = EncryptedText()
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "measure", "on"], name="entries_by_day")]
