"""Rows of check-ins: each is its writer's own; the partner reads one only as far as its audience says."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from our2souls.lib.clock import now
from our2souls.people.needs import HasNeed
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import Opening, PersonalModel

PLACES = [MinValueValidator(1), MaxValueValidator(5)]


class CheckIn(HasNeed, PersonalModel):
    """A point on the affect grid (plain: the threat model says so), words, a need, a note; what its writer told more.

    No day is stored: whoever reads it dates it by their own zone. `part_at` is when the part of the day began that its
    writer was in; with the colour the partner learns no more of the time than this.
    """

    seal_name = "checkin"
    therapist_grants = (Opening("trend", by=("owner_id",), words=False),)
    ease = models.PositiveSmallIntegerField(validators=PLACES)
    energy = models.PositiveSmallIntegerField(validators=PLACES)
    words = EncryptedJSON(seal="feelings")
    need = EncryptedText(seal="need")
    note = EncryptedText(seal="note")
    context = EncryptedText(seal="context")
    """What it is about, by its key in our list (“us”, “me”, “else”), or nothing.

    Sealed: beside the place on the grid a plain “us” would tell whoever reads the database how two are doing.
    """
    more = EncryptedText(seal="more")
    """Said to the partner who asked for it: words, so the mood alone leaves them out."""
    at = models.DateTimeField(default=now)
    part_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["owner", "-at"], name="checkins_of_owner")]

    @property
    def place(self) -> str:
        """The place on the grid, ease first: "4-2"."""
        return f"{self.ease}-{self.energy}"


class CheckInResponse(PersonalModel):
    """A short answer to the partner's shared check-in; one, replaceable. Its writer owns it."""

    seal_name = "checkin_reply"
    KINDS: ClassVar = [("see", "see"), ("more", "more"), ("here", "here"), ("own", "own")]

    checkin = models.UUIDField()
    kind = models.CharField(max_length=4, choices=KINDS)
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "checkin"], name="one_response_each")]
        indexes = [models.Index(fields=["checkin"], name="responses_to_checkin")]


class Closeness(PersonalModel):
    """How close its writer felt to their partner in a week, 1 (apart) to 7 (nearly one).

    Nobody else reads it, unless both chose to read each other's (`ClosenessChoice`).

    `week` is the first day of the writer's own week; another answer in it takes the place of the first. Sealed, unlike a
    point of the grid: a few answers a year need no sums of the database.
    """

    seal_name = "closeness"

    couple = models.UUIDField()
    """About whom: the couple of that time, so that a later partner's page begins empty."""
    week = models.DateField()
    value = EncryptedJSON(seal="value")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "couple", "week"], name="one_closeness_a_week")]


class ClosenessChoice(PersonalModel):
    """That its owner would show their partner how close they feel, if the partner does too; nobody is told who chose.

    The two read each other's answers of the time from the later choice on: earlier ones were given to be read by nobody.
    """

    seal_name = "closeness_choice"

    couple = models.UUIDField()
    chosen_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "couple"], name="one_closeness_choice_each")]
