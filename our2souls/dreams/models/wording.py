"""Rows of what a text said before somebody put another one in its place."""

from django.db import models

from our2souls.dreams.models.together import PERSON
from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import Shared


class EarlierWords(Shared):
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
