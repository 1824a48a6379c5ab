"""Rows of an intention: the words each brought, the whys, the yeses, its history."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from our2souls.dreams import choices as dream_choices
from our2souls.intentions.core import choices, states
from our2souls.lib.clock import now
from our2souls.people.needs import HasNeed
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleManager, CoupleModel, Opening, PersonalModel

PERSON = "people.Person"


class IntentionQuerySet(models.QuerySet["Intention"]):
    """Intentions by the state they are in."""

    def unfinished(self) -> Self:
        """Neither reached nor released."""
        return self.filter(states.unfinished())

    def living(self) -> Self:
        """Woven, active or waiting."""
        return self.filter(states.living())

    def going_on(self) -> Self:
        """Active or waiting."""
        return self.filter(states.going_on())

    def active(self) -> Self:
        """Chosen by both, and waiting for nobody."""
        return self.filter(states.active())

    def resting_or_ended(self) -> Self:
        """Resting, reached or released."""
        return self.exclude(states.living())


IntentionManager = CoupleManager.from_queryset(IntentionQuerySet)


class Intention(CoupleModel):
    """What both partners choose. It is active only while both have chosen it.

    `cover` is the id of a photo on one of its vision notes; a photo that is gone is none any more, whatever stands here.
    """

    objects: ClassVar["IntentionManager[Self]"] = IntentionManager()

    seal_name = "intention"
    therapist_grants = (Opening("intentions"),)
    name = EncryptedText(seal="name")
    proposed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    horizon = models.CharField(max_length=12, choices=dream_choices.HORIZONS, blank=True)
    rhythm = models.CharField(max_length=16, choices=choices.RHYTHMS, default="monthly")
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    active_since = models.DateTimeField(null=True)
    next_look_on = models.DateField(null=True)
    rested_at = models.DateTimeField(null=True)
    rested_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    look_again_on = models.DateField(null=True)
    waiting_since = models.DateTimeField(null=True)
    reached_on = models.DateField(null=True)
    released_at = models.DateTimeField(null=True)
    starter_template = models.CharField(max_length=20, blank=True)
    questions_hidden_at = models.DateTimeField(null=True)
    cover = models.UUIDField(null=True)

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


class Strand(HasNeed, CoupleModel):
    """The words one partner brought from a dream of theirs. `dream` is their own note of which; nobody joins on it."""

    seal_name = "strand"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="strands")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    dream = models.UUIDField()
    line = EncryptedText(seal="line")
    picture = EncryptedText(seal="picture")
    need = EncryptedText(seal="need")
    copied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "person"], name="one_strand_each")]


class PrivateWhy(HasNeed, PersonalModel):
    """A partner's own why and need for an intention, written apart, before the reveal."""

    seal_name = "private_why"
    intention = models.ForeignKey(Intention, on_delete=models.PROTECT, related_name="+")
    why = EncryptedText(seal="why")
    need = EncryptedText(seal="need")
    written_at = models.DateTimeField(default=now)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "intention"], name="one_reason_each")]


class RevealedWhy(HasNeed, CoupleModel):
    """A partner's why and need as both read it: revealed by both having written, or by its writer."""

    seal_name = "revealed_why"
    therapist_grants = (Opening("intentions"),)
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="whys")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    why = EncryptedText(seal="why")
    need = EncryptedText(seal="need")
    revealed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "person"], name="one_why_each")]


class Choice(CoupleModel):
    """A partner's yes to an intention; taken back or given again it is a row of its own."""

    seal_name = "choice"
    therapist_grants = (Opening("intentions"),)
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


class Release(CoupleModel):
    """A partner's word that an intention may be released; released once both have said it."""

    seal_name = "release"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="releases")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intention", "person"], condition=Q(withdrawn_at=None), name="one_standing_release_each"
            )
        ]


class HistoryEntry(CoupleModel):
    """Who changed what of an intention, and when: its visible history."""

    seal_name = "history_entry"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="changes")
    person = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    act = models.CharField(max_length=32)
    before = EncryptedText(seal="before")
    after = EncryptedText(seal="after")

    class Meta:
        indexes = [models.Index(fields=["couple", "intention", "-at"], name="changes_latest")]


class CommonGround(CoupleModel):
    """Where the two whys meet: a few words that one proposes and the other agrees to. The latest agreed ones stand."""

    seal_name = "common_ground"
    therapist_grants = (Opening("intentions"),)
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="meetings")
    proposed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    proposed_at = models.DateTimeField(default=now)
    agreed_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intention"], condition=Q(agreed_at=None, set_aside_at=None), name="one_open_meeting"
            )
        ]
        indexes = [models.Index(fields=["couple", "intention", "-proposed_at"], name="meetings_of_intention")]


class Celebration(CoupleModel):
    """What one of them says now that they are there. The day stands on the intention, photos are vision notes on it."""

    seal_name = "celebration"
    intention = models.ForeignKey(Intention, on_delete=models.CASCADE, related_name="celebrations")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intention", "person"], name="one_celebration_each")]


class TextRevision(CoupleModel):
    """A text of a joint row as it stood until `until`, with whoever wrote it.

    `about` says of which row it was a text, `column` which one, by the name that it is sealed under.
    """

    seal_name = "text_revision"
    about = models.UUIDField()
    column = models.CharField(max_length=12)
    words = EncryptedText(seal="text")
    words_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["couple", "about", "until"], name="earlier_words_of_row")]
