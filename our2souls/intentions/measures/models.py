"""Rows of what is counted: a measure, its entries with what they were before, whose names are off, and a file on its way in."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from our2souls.intentions.core.models import PERSON, Intention
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel

DIGITS, PLACES = 16, 4
"""Amounts up to a trillion; four places, since currencies have up to four."""


class Measure(CoupleModel):
    """A number an intention tracks, with its target, its unit (a currency code, or their own words), its start and its day."""

    seal_name = "measure"
    therapist_grants = (Opening("intentions"),)
    intention = models.OneToOneField(Intention, on_delete=models.CASCADE, related_name="measure")
    target = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, validators=[MinValueValidator(0)])
    currency = models.CharField(max_length=3, blank=True)
    unit = EncryptedText(seal="unit")
    start = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, default=0)
    start_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    @property
    def amount_unit(self) -> str:
        """The unit its amounts are written with."""
        unit: str = self.unit
        return self.currency or unit


class Entry(CoupleModel):
    """What was added to (or taken from) a measure, on a day; `person` is who put it in, None where it is both partners'.

    `import_hash` is what a line of a file is known by when it comes again.
    """

    seal_name = "measure_entry"
    therapist_grants = (Opening("intentions", words=False),)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entries")
    person = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    on = models.DateField()
    words = EncryptedText(seal="text")
    words_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    import_hash = EncryptedText(seal="import_hash")
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "measure", "on"], name="entries_by_day")]


class EntryRevision(CoupleModel):
    """An entry as it stood before somebody corrected it; `words_by` wrote the words it had."""

    seal_name = "entry_revision"
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="corrections")
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    on = models.DateField()
    words = EncryptedText(seal="text")
    words_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    corrected_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["couple", "entry", "corrected_at"], name="corrections_of_entry")]


class HiddenNames(CoupleModel):
    """That one partner doesn't want it shown who put in what; while one of these stands, no names are."""

    seal_name = "hidden_names"
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="names_hidden")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(default=now)
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "person"], condition=Q(shown_at=None), name="one_standing_names_off_each"
            )
        ]
        indexes = [models.Index(fields=["couple", "measure"], name="names_off_of_measure")]


class CsvUpload(PersonalModel):
    """A file somebody is about to bring in, and how they want it read: theirs alone until they bring it in or throw it away."""

    seal_name = "csv_upload"
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    text = EncryptedText(seal="file")
    order = models.CharField(max_length=3, blank=True, choices=[("ymd", "ymd"), ("dmy", "dmy"), ("mdy", "mdy")])
    decimal = models.CharField(max_length=1, blank=True, choices=[(".", "."), (",", ",")])
    columns = models.CharField(max_length=40, blank=True)
    whose = models.CharField(max_length=4, default="both", choices=[("both", "both"), ("mine", "mine")])
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "measure"], name="one_upload_each")]
