"""People, couples, who is in which couple since when, and invitations."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.lib import address_spelling
from our2souls.lib.clock import now
from our2souls.people.choices import hues, week_starts
from our2souls.privacy import keys
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.scoping import PersonalModel

SCHEMES = [("auto", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))]
LOCKS = [
    (0, _("Off")), (1, _("1 minute")), (5, _("5 minutes")), (15, _("15 minutes")), (60, _("1 hour")),
]  # fmt: skip
"""After how many minutes without a request a session locks."""
PLACES = [("a", "a"), ("b", "b")]


class PersonManager(BaseUserManager["Person"]):
    """Accounts are found by e-mail address, whatever its case and the form of its domain."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A new person with their data key."""
        person = self.model(email=address_spelling.address(email), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """By address, however it was typed."""
        return self.get(email=address_spelling.address(username or ""))


class Person(AbstractBaseUser):
    """Somebody with an account. Name, pronouns and settings lie plain: they are what a partner sees first."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=60)
    pronouns = models.CharField(max_length=40, blank=True)
    hue = models.CharField(max_length=10, choices=hues.HUES, default=hues.FIRST)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=5, default="en", choices=[("en", "English"), ("es", "Español")])
    scheme = models.CharField(max_length=5, choices=SCHEMES, default="auto")
    week_begins = models.CharField(max_length=8, choices=week_starts.BEGINS, default=week_starts.USUAL)
    discreet = models.BooleanField(default=False)
    """Titles, icons and what is sent say nothing of two."""
    on_this_day = models.BooleanField(default=True)
    """Whether Today brings back something of the two from the same day of an earlier year."""
    story_endings = models.BooleanField(default=True)
    """Whether what rests or was let go stands in the story, as this person reads it."""
    lock_after = models.PositiveSmallIntegerField(choices=LOCKS, default=0)
    lock_pin = models.TextField(blank=True)
    """A hash, sealed with the instance's key; empty without a lock."""
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    joined_at = models.DateTimeField(default=now, editable=False)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A person gets their data key before they get a row: words must never wait for a key."""
        if self._state.adding:
            keys.create(self.pk, "person")
        super().save(*args, **kwargs)

    def set_password(self, raw_password: str | None) -> None:
        """Set it, composed: what a Mac sends for é is not what other machines send."""
        super().set_password(raw_password and address_spelling.composed(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is theirs, however it was typed, and also when it was set before passwords were composed."""
        return any(super(Person, self).check_password(each) for each in address_spelling.spellings(raw_password or ""))

    def __str__(self) -> str:
        return str(self.pk)


class Couple(models.Model):
    """Two partners: the tenant of every shared row."""

    seal_name: ClassVar[str] = "couple"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A couple gets its data key before it gets a row."""
        if self._state.adding:
            keys.create(self.pk, "couple")
        super().save(*args, **kwargs)


class Partnership(models.Model):
    """That a person is in a couple, on which side (A opened the space), since when, until when."""

    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="partnerships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="partnerships")
    place = models.CharField(max_length=1, choices=PLACES)
    joined_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True)
    end_told_from = models.DateTimeField(null=True)
    """From when on this person is told of the end: whoever left may let the other's notice wait."""
    end_hidden_at = models.DateTimeField(null=True)
    """Since when this person has put away what home says about the end."""
    name_at_end = models.CharField(max_length=60, blank=True)
    """What they were called when it ended: a name they take later is nothing to an ex."""
    words_erased_at = models.DateTimeField(null=True)
    """Since when their words are out of the copy that both have of what they made together."""
    copy_deleted_at = models.DateTimeField(null=True)
    """Since when they have let go of their view of that copy."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(left_at=None), name="one_couple_at_a_time"),
            models.UniqueConstraint(fields=["couple", "place"], name="two_places_in_a_couple"),
        ]


class Invitation(PersonalModel):
    """One invitation, three ways to hand it over. Found by hashes; readable again only for its sender."""

    seal_name = "invitation"
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    token = EncryptedText(seal="token")
    code = EncryptedText(seal="code")
    words = EncryptedText(seal="text")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(revoked_at=None, confirmed_at=None), name="one_open_invitation_each"
            ),
            models.UniqueConstraint(
                fields=["accepted_by"],
                condition=Q(revoked_at=None, confirmed_at=None),
                name="one_taken_invitation_each",
            ),
        ]


class ImportUpload(PersonalModel):
    """An export that its person is about to bring in: they see first what would come. Its bytes lie sealed in the file store."""

    seal_name = "import_upload"
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_import_upload_each")]


class ImportedRecord(PersonalModel):
    """That a record of an export came in as a row, so that it comes once: `digest` is a keyed hash of what it held then."""

    seal_name = "imported_record"
    kind = models.CharField(max_length=40)
    row = models.UUIDField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "digest"], name="one_import_of_a_record")]


class PlannedErasure(PersonalModel):
    """That a person will be erased on a day they chose, unless they take it back."""

    seal_name = "planned_erasure"
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_planned_erasure_each")]
        indexes = [models.Index(fields=["due_at"], name="erasures_due")]
