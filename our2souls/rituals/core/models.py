"""Rows of a ritual: what it is and when, who said yes, which of its times are moved or left out."""

from collections.abc import Mapping
from copy import copy
from datetime import date, time
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.lib.isolated_text import IsolatedText
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening

PERSON = "people.Person"
KIND, MOVED = "ritual", "ritual_moved"
"""Its notices: a time of it has come, and one that was moved has."""


class Ritual(CoupleModel):
    """What two do together again and again. It exists once both have said yes; either lets it rest or ends it.

    `rule` is counted from `first_on`, its days and hours are those of `zone`. `active_since` is the later of two yeses that stand;
    what one of them would change stands beside it (`proposal`, only what is another) until the other says yes. Whoever last
    put the name, and the words, are kept: whose they are.
    """

    seal_name = "ritual"
    therapist_grants = (Opening("story"),)
    name = EncryptedText(seal="name")
    words = EncryptedText(seal="text")
    template = models.CharField(max_length=20, blank=True)
    rule = models.CharField(max_length=80)
    first_on = models.DateField()
    hour = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    zone = models.CharField(max_length=64)
    named_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    worded_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    active_since = models.DateTimeField(null=True)
    rested_at = models.DateTimeField(null=True)
    rested_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    proposal = EncryptedJSON(seal="proposal")
    proposed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["couple", "-made_at"], name="rituals_of_couple")]

    @property
    def state(self) -> str:
        """Proposed (waits for a yes) · active · resting · ended."""
        if self.ended_at:
            return "ended"
        if self.rested_at:
            return "resting"
        return "active" if self.active_since else "proposed"

    @property
    def proposed(self) -> Self | None:
        """A copy of it as one of the two would like it, never to be saved; None where nobody would change it."""
        if not self.proposal:
            return None
        found = copy(self)
        for name, value in self.proposal.items():
            setattr(found, name, _READ.get(name, str)(value))
        return found

    def propose(self, fields: Mapping[str, Any], person_id: UUID | None) -> None:
        """Somebody would like it so; where nothing is another, nobody would any more. Does not save."""
        others = {name: value for name, value in fields.items() if value != getattr(self, name)}
        self.proposal = {name: value if name == "minutes" else str(value) for name, value in others.items()} or None
        self.proposed_by_id = person_id if others else None


_READ: dict[str, Any] = {
    "name": IsolatedText, "words": IsolatedText, "minutes": int,
    "first_on": date.fromisoformat, "hour": time.fromisoformat,
}  # fmt: skip


def active() -> Q:
    """What goes on: both said yes, and it neither rests nor has ended."""
    return Q(active_since__isnull=False, rested_at=None, ended_at=None)


class RitualYes(CoupleModel):
    """A partner's yes to a ritual as it is; taken back or given again it is a row of its own."""

    seal_name = "ritual_yes"
    therapist_grants = (Opening("story"),)
    ritual = models.ForeignKey(Ritual, on_delete=models.CASCADE, related_name="yeses")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ritual", "person"], condition=Q(withdrawn_at=None), name="one_standing_yes_each"
            )
        ]


class OccasionChange(CoupleModel):
    """That one time of a ritual is at another day and hour, or left out (without a day); named by the day of its rule."""

    seal_name = "occasion_change"
    ritual = models.ForeignKey(Ritual, on_delete=models.CASCADE, related_name="changes")
    occurrence = models.DateField()
    to_day = models.DateField(null=True)
    to_hour = models.TimeField(null=True)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True)

    @property
    def latest(self) -> date:
        """The later of the day of its rule and the day where it is: until then it can be put back, or comes."""
        return max(self.occurrence, self.to_day or self.occurrence)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ritual", "occurrence"], condition=Q(undone_at=None), name="one_standing_change_each"
            )
        ]
