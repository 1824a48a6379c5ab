"""Rows of a gathering: who spoke first, what was ticked, noted and chosen, and what became of it."""

from typing import ClassVar

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening
from our2souls.rituals.core.models import PERSON, Ritual


class Gathering(CoupleModel):
    """One time of a ritual, named by the day of its rule; there from the first thing that somebody does in it.

    `outcome` is empty until it was kept, or missed, which is said without blame and told to nobody. `one_thing` is what they
    take along; `commitment` is set where whoever wrote it promised it.
    """

    seal_name = "gathering"
    therapist_grants = (Opening("story"),)
    OUTCOMES: ClassVar = [("kept", "kept"), ("missed", "missed")]

    ritual = models.ForeignKey(Ritual, on_delete=models.CASCADE, related_name="gatherings")
    occurrence = models.DateField()
    first_speaker = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=6, choices=OUTCOMES, blank=True)
    one_thing = EncryptedText(seal="one_thing")
    one_thing_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey("intentions.Commitment", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ritual", "occurrence"], name="one_gathering_per_time")]
        indexes = [models.Index(fields=["couple", "ritual", "-occurrence"], name="gatherings_latest")]


class GatheringNote(CoupleModel):
    """A few words that one of them wrote down while they talked."""

    seal_name = "gathering_note"
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="notes")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)


class AgendaTick(CoupleModel):
    """That something on the agenda was talked about: its kind and id, never its words, which go where they belong."""

    seal_name = "agenda_tick"
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="ticks")
    kind = models.CharField(max_length=20)
    about = models.UUIDField()
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "kind", "about"], name="ticked_once")]
