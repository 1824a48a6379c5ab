"""Rows of what it may cost: a budget's own currency, and its lines."""

from django.core.validators import MinValueValidator
from django.db import models

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.intentions.measures.models import DIGITS, PLACES
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel


class Budget(CoupleModel):
    """That an intention's budget is counted in a currency of its own, not in the measure's."""

    seal_name = "budget"
    intention = models.OneToOneField(Intention, on_delete=models.CASCADE, related_name="budget")
    currency = models.CharField(max_length=3)


class BudgetLine(CoupleModel):
    """Something it needs: what was planned for it and what was spent. Each text says who wrote it as it stands."""

    seal_name = "budget_line"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="budget_lines")
    what = EncryptedText(seal="item")
    what_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    planned = models.DecimalField(
        max_digits=DIGITS, decimal_places=PLACES, null=True, validators=[MinValueValidator(0)]
    )
    spent = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, validators=[MinValueValidator(0)])
    on = models.DateField(null=True)
    note = EncryptedText(seal="note")
    note_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "made_at"], name="budget_lines_in_order")]
