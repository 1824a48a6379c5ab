"""Rows of one's own dreams: a dream, the partner's support for it, the owner's answer to an offer."""

from typing import ClassVar, Self

from django.db import models

from our2souls.dreams import choices
from our2souls.lib.clock import now
from our2souls.people.needs import HasNeed
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import PersonalManager, PersonalModel, SharedWithMeManager


class DreamQuerySet(models.QuerySet["Dream"]):
    """Dreams by what became of them."""

    def unfinished(self) -> Self:
        """Neither come true nor let go; a resting one may be taken up again."""
        return self.filter(came_true_on=None, let_go_at=None)

    def living(self) -> Self:
        """Neither resting, come true nor let go."""
        return self.unfinished().filter(rested_at=None)

    def on_the_horizon(self) -> Self:
        """Living ones, and resting ones that have a place there."""
        return self.unfinished().filter(models.Q(rested_at=None) | ~models.Q(horizon=""))


DreamManager = PersonalManager.from_queryset(DreamQuerySet)
DreamSharedWithMeManager = SharedWithMeManager.from_queryset(DreamQuerySet)


class Dream(HasNeed, PersonalModel):
    """One partner's own hope: private until they share it, theirs for good."""

    objects: ClassVar["DreamManager[Self]"] = DreamManager()
    shared_with_me: ClassVar["DreamSharedWithMeManager[Self]"] = DreamSharedWithMeManager()

    seal_name = "dream"
    line = EncryptedText(seal="line")
    picture = EncryptedText(seal="picture")
    why = EncryptedText(seal="why")
    need = EncryptedText(seal="need")
    obstacle = EncryptedText(seal="obstacle")
    if_step = EncryptedText(seal="if_step")
    then_step = EncryptedText(seal="then_step")
    support = EncryptedJSON(seal="support")
    ending = EncryptedText(seal="ending")
    area = models.CharField(max_length=12, choices=choices.AREAS, blank=True)
    horizon = models.CharField(max_length=12, choices=choices.HORIZONS, blank=True)
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


class DreamEvent(PersonalModel):
    """What happened to a dream, and when: its owner's history of it, with the sentence that was said."""

    seal_name = "dream_event"
    dream = models.ForeignKey(Dream, on_delete=models.CASCADE, related_name="+")
    act = models.CharField(max_length=16)
    words = EncryptedText(seal="text")
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["dream", "-at"], name="turns_of_dream")]


class Support(PersonalModel):
    """A partner's support for the other's shared dream: words and, if wanted, an offer. Its writer owns it."""

    seal_name = "support"
    dream = models.UUIDField()
    words = EncryptedText(seal="text")
    offer = EncryptedText(seal="offer")
    made_at = models.DateTimeField(default=now)
    """When the offer became what it is: an answer of before was to another one."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "dream"], name="one_rooting_each")]
        indexes = [models.Index(fields=["dream"], name="rootings_of_dream")]


class OfferReply(PersonalModel):
    """What the dream's owner says to an offer: accepted, accepted with a change, or left."""

    seal_name = "offer_reply"
    ANSWERS: ClassVar = [("accept", "accept"), ("change", "change"), ("leave", "leave")]

    support = models.UUIDField(unique=True)
    answer = models.CharField(max_length=6, choices=ANSWERS)
    words = EncryptedText(seal="text")
    made_at = models.DateTimeField(default=now)
