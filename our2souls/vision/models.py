"""Rows of vision notes and letters. What is somebody's own lies in PersonalNote, what is the couple's in SharedNote.

A note is on a dream (one's own), on something of the couple's, or by itself. A letter is a note with an envelope: a draft
until it is sealed, then closed to everybody until its day. The words and everything that hangs on a sealed letter ask
`is_closed_to` before they are decrypted, so no page, list or export can give them away by mistake; and they are
encrypted together with the day, so that moving it in the database opens nothing.

The bytes of photos and memos lie encrypted in the file store under random names, with the key of the owner or couple.
"""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from our2souls.lib.clock import now, today
from our2souls.lib.formats.image_formats import SIZES
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import CoupleModel, OwnedModel, PersonalModel
from our2souls.privacy.viewer import Viewer

PERSON = "people.Person"
LETTER = "letter"
ENVELOPE = "envelope"
"""The level at which a letter's envelope can be read before its day; no audience has it."""
READY, WAITING, REFUSED = "ready", "waiting", "refused"
STATES = [(READY, READY), (WAITING, WAITING), (REFUSED, REFUSED)]
"""Of what hangs on a note: it can be seen; it is being prepared; it could not be read."""
RAW = 1
"""The part of a row's files that holds what came, until it is prepared."""
SOUND = 0
"""The part that holds a memo's sound."""
PART_SEALS = {RAW: "raw", SOUND: "sound", 480: "small", 960: "medium", 1920: "large"}
"""What each part of a row's files is called in its ciphertext: given once, never changed. Another size is another part."""


FIRST_TO_BEGIN = "Etc/GMT-14"
"""Where a day begins first."""


class NoteBase(OwnedModel):
    """What both kinds of note have: the thing they are about, and the words; of a letter also to whom and until when."""

    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    envelope = EncryptedText(seal="envelope", opens_at=("all", ENVELOPE))
    text = EncryptedText(seal="text")
    to = models.CharField(max_length=8, blank=True)
    opens_on = models.DateField(null=True)
    opens_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def writer_of(self) -> UUID | None:
        """Who wrote it."""
        raise NotImplementedError

    def is_closed_to(self, viewer: Viewer) -> bool:
        """Whether it is sealed and its moment has not come. Its writer may take it along meanwhile.

        When two have parted, what had not opened by then stays closed to whoever it was for, and goes back to its writer.
        Of a letter of the two the moment is one for both, and stands in the row; whatever stands there, before its day, to which
        its words are bound, has begun anywhere it is closed. One's own opens when its day begins where its writer lives.
        """
        is_taken_along = viewer.exporting or viewer.ended_at is not None
        if self.sealed_at is None or (is_taken_along and viewer.person_id == self.writer_of):
            return False
        if self.opens_on is None or self.opens_on > today(FIRST_TO_BEGIN):
            return True
        if viewer.ended_at is not None and (self.opens_at is None or self.opens_at > viewer.ended_at):
            return True
        return self.opens_on > viewer.today if self.opens_at is None else now() < self.opens_at

    def may_be_read_by(self, viewer: Viewer, levels: Iterable[str]) -> bool:
        """As any row of its kind; before its day only what stands on the envelope."""
        if ENVELOPE not in levels and self.is_closed_to(viewer):
            return False
        return super().may_be_read_by(viewer, levels)

    def is_exportable_by(self, viewer: Viewer) -> bool:
        """What is sealed goes only with its writer."""
        return not self.is_closed_to(viewer)

    def associated_data_suffix(self) -> str:
        """A sealed letter's words can be decrypted only together with its day."""
        return f":until:{self.opens_on}" if self.sealed_at is not None else ""


class Attachment(OwnedModel):
    """What hangs on a note, with one or several files: open exactly as far as the note is.

    `name` is what the file was called, until it is prepared; `problem` says to its writer why it could not be.
    """

    FOLDER: ClassVar[str]
    PARTS: ClassVar[tuple[int, ...]]
    note: Any
    state = models.CharField(max_length=8, choices=STATES, default=READY)
    name = EncryptedText(seal="file_name")
    problem = EncryptedText(seal="problem")

    class Meta:
        abstract = True

    def may_be_read_by(self, viewer: Viewer, levels: Iterable[str]) -> bool:
        """As any row of its kind; nothing of a sealed letter before its day."""
        return not self.note.is_closed_to(viewer) and super().may_be_read_by(viewer, levels)

    def is_exportable_by(self, viewer: Viewer) -> bool:
        """It goes with its note."""
        exportable: bool = self.note.is_exportable_by(viewer)
        return exportable

    def associated_data_suffix(self) -> str:
        """As its note is."""
        bound: str = self.note.associated_data_suffix()
        return bound


class PhotoBase(Attachment):
    """What both kinds of photo have. `caption` stands below it, `alt` is read to whoever can’t see it.

    Width and height are those of the largest size, in pixels.
    """

    FOLDER, PARTS = "photos", SIZES
    caption = EncryptedText(seal="caption")
    alt = EncryptedText(seal="alt")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class MemoBase(Attachment):
    """What both kinds of voice memo have: how long it is, and how many bytes."""

    FOLDER, PARTS = "memos", (SOUND,)
    seconds = models.PositiveIntegerField()
    size = models.PositiveIntegerField()

    class Meta:
        abstract = True


class SharedNote(NoteBase, CoupleModel):
    """A vision note of the couple's, by one of them; a letter to the other or to both, from the moment it is sealed."""

    seal_name = "shared_note"
    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["couple", "about", "-made_at"], name="notes_about"),
            models.Index(fields=["couple", "-made_at", "-id"], name="notes_newest"),
            models.Index(
                fields=["couple", "opens_on"], condition=models.Q(opens_on__isnull=False), name="letters_of_couple"
            ),
        ]

    @property
    def writer_of(self) -> UUID | None:
        """Who wrote it."""
        return self.writer_id


class SharedPhoto(PhotoBase, CoupleModel):
    """A photo of a couple's note."""

    seal_name = "shared_photo"
    note = models.ForeignKey(SharedNote, on_delete=models.CASCADE, related_name="photos")
    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")


class SharedMemo(MemoBase, CoupleModel):
    """A voice memo of a couple's note: one at most."""

    seal_name = "shared_memo"
    note = models.OneToOneField(SharedNote, on_delete=models.CASCADE, related_name="memo")
    writer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")


class PersonalNote(NoteBase, PersonalModel):
    """A vision note of one's own, open to the partner as long as what it is about is; a letter to oneself; a draft."""

    seal_name = "personal_note"

    class Meta:
        indexes = [
            models.Index(fields=["owner", "about", "-made_at"], name="own_notes_about"),
            models.Index(fields=["owner", "-made_at", "-id"], name="own_notes_newest"),
            models.Index(fields=["owner", "opens_on"], condition=models.Q(opens_on__isnull=False), name="own_letters"),
        ]

    @property
    def writer_of(self) -> UUID:
        """Who wrote it."""
        return self.owner_id


class PersonalPhoto(PhotoBase, PersonalModel):
    """A photo of one's own note; it is seen with its note."""

    seal_name = "personal_photo"
    note = models.ForeignKey(PersonalNote, on_delete=models.CASCADE, related_name="photos")


class PersonalMemo(MemoBase, PersonalModel):
    """A voice memo of one's own note; it is heard with its note."""

    seal_name = "personal_memo"
    note = models.OneToOneField(PersonalNote, on_delete=models.CASCADE, related_name="memo")


type AnyNote = SharedNote | PersonalNote


def place_of(row: Attachment, part: int) -> str:
    """What a file's ciphertext is bound to: names that never change, the row, and what the note is bound to."""
    return f"{row.seal_name}/{PART_SEALS[part]}:{row.pk}{row.associated_data_suffix()}"


def file_of(row: Attachment, part: int) -> str:
    """The random name of one of its files."""
    return f"{row.FOLDER}/{row.pk.hex[:2]}/{row.pk.hex}-{part}"
