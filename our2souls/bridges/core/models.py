"""Rows of a bridge: where it stands, what each wrote apart, what both read; turns of listening, options, agreements."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from our2souls.bridges.core import dialogue
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel

PERSON = "people.Person"
WORDS = ("dream", "story", "fear", "core", "edge")
"""What each writes apart, beside the needs; a column each."""


def named(*names: str) -> list[tuple[str, str]]:
    """Choices of names that nobody reads: pages have words of their own for them."""
    return [(name, name) for name in names]


class Bridge(CoupleModel):
    """What two talk about step by step. Where it stands is a `dialogue.Dialogue`; `core.state` puts the two together.

    `title` and `question` are their opener's words. `brought` maps a person's id to the words of the dream that they brought.
    `source` says what it was opened on, `intention` and `dream` which: the dream is the partner's own and stands here only until
    they answer, so that its line can be offered to them; `topic` is what was set aside from the test.
    `step` counts the joint steps as they are asked anew, `round` the ratings; a side's yes holds for the one it was given to.
    Who let it rest is not kept. `in_story`: both want it in their story; `story_by` said so first.
    """

    SOURCES: ClassVar = named("question", "dreams", "intention", "topic")

    seal_name = "bridge"
    therapist_grants = (Opening("bridge", by=("id",)),)
    title = EncryptedText(seal="title")
    question = EncryptedText(seal="question")
    brought = EncryptedJSON(seal="brought")
    source = models.CharField(max_length=10, choices=SOURCES, default="question")
    intention = models.ForeignKey("intentions.Intention", null=True, on_delete=models.SET_NULL, related_name="+")
    dream = models.UUIDField(null=True)
    topic = models.UUIDField(null=True)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=now)
    begun_at = models.DateTimeField(null=True)
    first_speaker = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=9, choices=named(*dialogue.STAGES), default="invited")
    outcome = models.CharField(max_length=9, choices=named(*dialogue.OUTCOMES), blank=True)
    is_open = models.BooleanField(default=False)
    step = models.PositiveIntegerField(default=0)
    round = models.PositiveIntegerField(default=0)
    speaker = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    turn = models.CharField(max_length=7, choices=named("reflect", "confirm", "respond"), default="reflect")
    is_rated = models.BooleanField(default=False)
    rested_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    story_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    in_story = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["couple", "-opened_at"], name="bridges_of_couple")]


def going_on() -> Q:
    """What has neither ended nor was declined."""
    return Q(outcome="")


class BridgeSide(PersonalModel):
    """A partner's own part of a bridge, which nobody else reads: what they wrote apart, rated, answered, and how it was for them.

    `needs` is a list of keys of ours and own words; `ratings` maps an option's id to two numbers, 1 to 5: meets my need, could
    live with it. `feelings`, felt heard and felt pressed from 1 to 5, stay here for good.
    """

    seal_name = "bridge_side"
    bridge = models.ForeignKey(Bridge, on_delete=models.PROTECT, related_name="+")
    dream = EncryptedText(seal="dream")
    story = EncryptedText(seal="story")
    needs = EncryptedJSON(seal="needs")
    fear = EncryptedText(seal="fear")
    core = EncryptedText(seal="core")
    edge = EncryptedText(seal="edge")
    ratings = EncryptedJSON(seal="ratings")
    review = EncryptedText(seal="review")
    feelings = EncryptedJSON(seal="feelings")
    saved_at = models.DateTimeField(default=now)
    written_at = models.DateTimeField(null=True)
    ready_step = models.PositiveIntegerField(null=True)
    ground_at = models.DateTimeField(null=True)
    rated_round = models.PositiveIntegerField(null=True)
    reviewed = models.UUIDField(null=True)
    felt_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "bridge"], name="one_side_each")]


class RevealedSide(CoupleModel):
    """A partner's side as both read it, copied by its writer's act once both had written; the ratings once both had rated."""

    seal_name = "revealed_side"
    therapist_grants = (Opening("bridge", by=("bridge_id",)),)
    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, related_name="sides")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    dream = EncryptedText(seal="dream")
    story = EncryptedText(seal="story")
    needs = EncryptedJSON(seal="needs")
    fear = EncryptedText(seal="fear")
    core = EncryptedText(seal="core")
    edge = EncryptedText(seal="edge")
    ratings = EncryptedJSON(seal="ratings")
    revealed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bridge", "person"], name="one_revealed_side_each")]


class BridgeTurn(CoupleModel):
    """One turn: said back · almost · heard · what makes sense, with a feeling · something that they have in common.

    `place` orders them; `feeling` is a word of our list or their own.
    """

    KINDS: ClassVar = named("reflect", "almost", "heard", "respond", "ground")

    seal_name = "bridge_turn"
    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, related_name="turns")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=KINDS)
    words = EncryptedText(seal="text")
    feeling = EncryptedText(seal="feeling")
    place = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bridge", "place"], name="one_turn_a_place")]


class BridgeOption(CoupleModel):
    """A way that one of them added; `pattern` is a key of our list of kinds, sealed with the words."""

    seal_name = "bridge_option"
    therapist_grants = (Opening("bridge", by=("bridge_id",)),)
    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, related_name="options")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    pattern = EncryptedText(seal="pattern")
    at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)


class Agreement(CoupleModel):
    """What both would sign, or signed. Another proposal replaces it; one that was signed stays to be read.

    `option` is the way of theirs that it takes, where it takes one. `answers` maps a person's id to what they said at its review,
    once both had.
    """

    KINDS: ClassVar = named(*dialogue.KINDS)

    seal_name = "agreement"
    therapist_grants = (Opening("bridge", by=("bridge_id",)),)
    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, related_name="agreements")
    kind = models.CharField(max_length=9, choices=KINDS)
    words = EncryptedText(seal="text")
    option = models.ForeignKey("bridges.BridgeOption", null=True, on_delete=models.SET_NULL, related_name="+")
    intention = models.ForeignKey("intentions.Intention", null=True, on_delete=models.SET_NULL, related_name="+")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    proposed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    signed_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    answers = EncryptedJSON(seal="answers")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bridge"], condition=Q(replaced_at=None), name="one_standing_agreement_a_bridge"
            )
        ]


class Signature(CoupleModel):
    """A partner's yes to an agreement, with their own step: if this comes up, then I do that."""

    seal_name = "signature"
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    step = EncryptedText(seal="step")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "person"], name="one_signature_each")]
