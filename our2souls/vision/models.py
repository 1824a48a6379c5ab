"""Rows of vision notes. On one's own dream a note is one's own (OwnNote); on an intention it is the couple's (Note).

A photo's bytes lie encrypted in the file store under a random name, in three sizes, with the key of the owner or couple.
"""

from uuid import UUID

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import Personal, Row, Shared

PERSON = "people.Person"


class Words(models.Model):
    """What both kinds of note have: the thing they are about, and the words."""

    kind = models.CharField(max_length=12)
    about = models.UUIDField()
    text = EncryptedText()
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Picture(models.Model):
    """What both kinds of photo have. Width and height are those of the largest size, in pixels."""

    alt = EncryptedText()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class Note(Words, Shared):
    """A vision note of the couple's, by one of them."""

    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["couple", "about", "-made_at"], name="notes_about")]

    @property
    def writer_of(self) -> UUID | None:
        """Who wrote it."""
        return self.writer_id


class Photo(Picture, Shared):
    """A photo of a couple's note."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="photos")
    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")


class OwnNote(Words, Personal):
    """A vision note of one's own; open to the partner as long as what it is about is."""

    class Meta:
        indexes = [models.Index(fields=["owner", "about", "-made_at"], name="own_notes_about")]

    @property
    def writer_of(self) -> UUID:
        """Who wrote it."""
        return self.owner_id


class OwnPhoto(Picture, Personal):
    """A photo of one's own note; it is seen with its note."""

    note = models.ForeignKey(OwnNote, on_delete=models.CASCADE, related_name="photos")


def place_of(photo: Row, size: int) -> str:
    """What a file's ciphertext is bound to: the photo's row and the size."""
    return f"{photo._meta.db_table}:{photo.pk}:{size}"


def file_of(photo: Row, size: int) -> str:
    """The random name of a photo's file."""
    return f"photos/{photo.pk.hex[:2]}/{photo.pk.hex}-{size}"
