"""The rows of the days that are the two's own: an anniversary, a first, something to come; and of dates on their way in."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel

PERSON = "people.Person"
DAY, MONTH, YEAR = "day", "month", "year"
DATE = "date"
"""A day of every year, nobody says since which: a birthday."""
NO_YEAR = 1904
"""The year in which such a day is kept: long past, so that it comes this year already, and a leap year, for a 29 February."""
DATED = frozenset({DAY, DATE})
"""What stands on one day of a calendar."""
NOTICE = "relationship_milestone"
"""The type of the notice on a day's morning."""


class RelationshipMilestone(CoupleModel):
    """A day of the couple's, past or to come; `yearly` it comes round.

    `precision` says how exactly `on` is known: of a month it holds the first day, of a year the first of January, and of a date
    without a year the day in `NO_YEAR`. Whoever last put the title, and whoever last put the words, are kept: whose words
    they are.
    """

    seal_name = "relationship_milestone"
    therapist_grants = (Opening("story"),)
    title = EncryptedText(seal="title")
    words = EncryptedText(seal="text")
    on = models.DateField()
    precision = models.CharField(max_length=5, default=DAY)
    yearly = models.BooleanField(default=False)
    titled_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    worded_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "on"], name="our_milestones_by_day")]


class IcsUpload(PersonalModel):
    """The dates of a calendar's file that somebody is about to bring in: theirs alone until they do, or throw it away.

    Nothing else of the file is kept.
    """

    seal_name = "ics_upload"
    dates = EncryptedJSON(seal="dates")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_ics_upload_each")]


class MilestoneImport(CoupleModel):
    """That somebody brought dates in, under the id of their upload: so none comes in twice, and their partner is told once.

    `number` is how many those were.
    """

    seal_name = "milestone_import"
    brought_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    number = EncryptedText(seal="number")
    made_at = models.DateTimeField(default=now)
