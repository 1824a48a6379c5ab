"""Rows of turns: a prompt that came up, what each answered apart, both answers once they are open, and what a couple likes."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel, PersonalModel

PERSON = "people.Person"


class PromptTurn(CoupleModel):
    """A prompt that came up for a couple; of the week it is for at most one, which is the same for both.

    `prompt` is its id: of one of ours, or of one in a deck of the couple's own. `words` hold that id again for ours, which is
    read in its reader's language, and for the couple's own its words as they were, which `worded_by` wrote. Sealed, both:
    what somebody is asked tells of them.
    """

    seal_name = "prompt_turn"
    prompt = EncryptedText(seal="prompt")
    words = EncryptedText(seal="text")
    worded_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    week = models.DateField(null=True)
    offered_at = models.DateTimeField(default=now)
    opened_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["couple", "week"], condition=models.Q(week__isnull=False), name="one_prompt_a_week"
            )
        ]
        indexes = [models.Index(fields=["couple", "-offered_at"], name="prompts_of_couple")]


class PromptDraft(PersonalModel):
    """A partner's answer, sealed until both have answered."""

    seal_name = "prompt_draft"
    turn = models.ForeignKey(PromptTurn, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    saved_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "turn"], name="one_prompt_draft_each")]


class PromptAnswer(CoupleModel):
    """A partner's answer as both read it, once both have answered."""

    seal_name = "prompt_answer"
    turn = models.ForeignKey(PromptTurn, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(seal="text")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["turn", "person"], name="one_prompt_answer_each")]


class HiddenPrompt(CoupleModel):
    """That a prompt is not for this couple, since either said so: whose it is the row does not say, and not since when."""

    seal_name = "hidden_prompt"
    prompt = EncryptedText(seal="prompt")


class PromptRefusal(PersonalModel):
    """That it was this partner who said “not for us” of a `HiddenPrompt`: only they can take that back, so only they read it.

    `hidden` is the id of that row, and no foreign key: when the couple's row goes, nobody has to look at the other's.
    """

    seal_name = "prompt_refusal"
    hidden = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "hidden"], name="one_prompt_refusal_each")]


class DeckChoice(CoupleModel):
    """Which decks a couple does not want, and how deep prompts may go: 1 to 3. Begun with the couple's first prompt."""

    seal_name = "deck_choice"
    off = EncryptedJSON(seal="off")
    deepest = EncryptedJSON(seal="deepest")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["couple"], name="one_deck_choice_a_couple")]

    @property
    def depth(self) -> int:
        """How deep: all of it until they say otherwise."""
        return int(self.deepest or 3)
