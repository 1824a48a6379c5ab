"""Rows of dreams and intentions.

A dream and what somebody writes apart (a why before the reveal, an answer before both answered) are Personal. What two have
made is Shared. A Shared row never points at a Personal one: a strand keeps its own words, brought by their owner.
"""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from our2souls.dreams import words
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import Personal, Shared

PERSON = "people.Person"


class Dream(Personal):
    """One partner's own hope: private until they share it, theirs for good."""

    line = EncryptedText()
    picture = EncryptedText()
    why = EncryptedText()
    need = EncryptedText()
    obstacle = EncryptedText()
    if_step = EncryptedText()
    then_step = EncryptedText()
    support = EncryptedJSON()
    ending = EncryptedText()
    area = models.CharField(max_length=12, choices=words.AREAS, blank=True)
    horizon = models.CharField(max_length=12, choices=words.HORIZONS, blank=True)
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    rested_at = models.DateTimeField(null=True)
    look_again_on = models.DateField(null=True, blank=True)
    came_true_on = models.DateField(null=True)
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-made_at"], name="dreams_of_owner")]

    @property
    def is_alive(self) -> bool:
        """Neither resting, come true nor let go."""
        return self.rested_at is None and self.came_true_on is None and self.let_go_at is None


class Rooting(Personal):
    """A partner's support for the other's shared dream: words and, if wanted, an offer. Its writer owns it."""

    dream = models.UUIDField()
    words = EncryptedText()
    offer = EncryptedText()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "dream"], name="one_rooting_each")]
        indexes = [models.Index(fields=["dream"], name="rootings_of_dream")]


class OfferAnswer(Personal):
    """What the dream's owner says to an offer: accepted, accepted with a change, or left."""

    ANSWERS: ClassVar = [("accept", "accept"), ("change", "change"), ("leave", "leave")]

    rooting = models.UUIDField(unique=True)
    answer = models.CharField(max_length=6, choices=ANSWERS)
    words = EncryptedText()
    made_at = models.DateTimeField(default=now)


class Intention(Shared):
    """What both partners choose. It is active only while both have chosen it."""

    name = EncryptedText()
    proposed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    horizon = models.CharField(max_length=12, choices=words.HORIZONS, blank=True)
    rhythm = models.CharField(max_length=16, choices=words.RHYTHMS, default="monthly")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    active_since = models.DateTimeField(null=True)
    next_look_on = models.DateField(null=True)
    rested_at = models.DateTimeField(null=True)
    rested_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    waiting_since = models.DateTimeField(null=True)
    reached_on = models.DateField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "-made_at"], name="intentions_of_couple")]

    @property
    def state(self) -> str:
        """Woven (not chosen by both yet) · active · waiting · resting · reached · released."""
        if self.released_at:
            return "released"
        if self.reached_on:
            return "reached"
        if self.rested_at:
            return "resting"
        if self.active_since is None:
            return "woven"
        return "waiting" if self.waiting_since else "active"


class Strand(Shared):
    """The words one partner brought from a dream of theirs. `dream` is their own note of which; nobody joins on it."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="strands")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    dream = models.UUIDField()
    line = EncryptedText()
    picture = EncryptedText()
    need = EncryptedText()
    brought_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "person"], name="one_strand_each")]


class Reason(Personal):
    """A partner's own why and need for an intention, written apart, before the reveal."""

    intention = models.ForeignKey(Intention, on_delete=models.PROTECT, related_name="+")
    why = EncryptedText()
    need = EncryptedText()
    written_at = models.DateTimeField(default=now)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "intention"], name="one_reason_each")]


class Why(Shared):
    """A partner's why and need as both read it: revealed by both having written, or by its writer."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="whys")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    why = EncryptedText()
    need = EncryptedText()
    revealed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "person"], name="one_why_each")]


class Choice(Shared):
    """A partner's yes to an intention; taken back or given again it is a row of its own."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="choices")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intention", "person"], condition=Q(withdrawn_at=None), name="one_standing_choice_each"
            )
        ]
        indexes = [models.Index(fields=["couple", "intention", "person"], name="choices_of_intention")]


class Release(Shared):
    """A partner's word that an intention may be released; released once both have said it."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="releases")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intention", "person"], condition=Q(withdrawn_at=None), name="one_standing_release_each"
            )
        ]


class Milestone(Shared):
    """A dated or undated step of an intention, in the order the two gave it."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="milestones")
    title = EncryptedText()
    position = models.PositiveIntegerField()
    keeper = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "position"], name="milestones_in_order")]


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


class Change(Shared):
    """Who changed what of an intention, and when: its visible history."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="changes")
    person = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    act = models.CharField(max_length=32)
    before = EncryptedText()
    after = EncryptedText()

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "-at"], name="changes_latest")]


class Revisit(Shared):
    """One look at an intention: the day it came due, and when both had answered."""

    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="revisits")
    due_on = models.DateField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "due_on"], name="one_revisit_a_day")]


class Look(Personal):
    """A partner's answers to a revisit, sealed until both have answered."""

    revisit = models.ForeignKey(Revisit, on_delete=models.PROTECT, related_name="+")
    want = EncryptedText()
    changed = EncryptedText()
    next_step = EncryptedText()
    by = EncryptedText()
    saved_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "revisit"], name="one_look_each")]


class Answer(Shared):
    """A partner's answers as both read them, once both have answered."""

    revisit = models.ForeignKey(Revisit, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    want = EncryptedText()
    changed = EncryptedText()
    next_step = EncryptedText()
    by = EncryptedText()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revisit", "person"], name="one_answer_each")]
