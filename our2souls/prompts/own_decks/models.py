"""Rows of decks of a couple's own, and of a file that somebody is about to bring in."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, PersonalModel

PERSON = "people.Person"


class OwnDeck(CoupleModel):
    """A theme of the couple's own; whoever last put its title is kept: whose words they are.

    One that was taken out stays with all that is in it: either of the two can bring it back.
    """

    seal_name = "own_deck"
    title = EncryptedText(seal="title")
    titled_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)


class OwnPrompt(CoupleModel):
    """A prompt of such a deck, in the words of whoever last put them; one that was taken out stays, as a deck does."""

    seal_name = "own_prompt"
    deck = models.ForeignKey(OwnDeck, on_delete=models.CASCADE, related_name="prompts")
    words = EncryptedText(seal="text")
    worded_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["deck", "made_at"], name="prompts_of_own_deck")]


class DeckUpload(PersonalModel):
    """A file that somebody is about to bring in as a deck: theirs alone until they do, or throw it away.

    Each file is a row of its own, and is never written again: what is brought in is what was looked at.
    """

    seal_name = "deck_upload"
    title = EncryptedText(seal="title")
    text = EncryptedText(seal="file")
    made_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["owner", "-made_at"], name="deck_uploads_of_owner")]
