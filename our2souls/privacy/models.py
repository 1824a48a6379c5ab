"""Rows of the privacy package itself: wrapped keys, audiences, the audit log. None of them holds anybody's words."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from our2souls.privacy.viewer import TABLE

PERSON, COUPLE, INSTANCE = "person", "couple", "instance"
HOLDERS = [(PERSON, PERSON), (COUPLE, COUPLE), (INSTANCE, INSTANCE)]


class DataKey(models.Model):
    """The wrapped data key of a person or a couple (in the `keys` database), or the instance's. Erased: no key, a tombstone.

    While a key is being rotated, `previous` is the wrapped key of the version before: what is not sealed anew yet needs it.
    """

    holder = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=8, choices=HOLDERS)
    version = models.PositiveSmallIntegerField(default=1)
    wrapped = models.BinaryField(null=True)
    previous = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)


class Share(models.Model):
    """That an owner opened a row of theirs to their partner: how far, since when, until when. Closed, never deleted."""

    kind = models.CharField(max_length=40)
    row = models.UUIDField()
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    couple = models.ForeignKey("people.Couple", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=8, choices=[("colour", "colour"), ("all", "all")])
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["row"], condition=Q(closed_at=None), name="one_open_audience_per_row")
        ]
        indexes = [
            models.Index(
                fields=["couple", "kind", "owner", "opened_at"], condition=Q(closed_at=None), name="open_audiences"
            ),
            models.Index(fields=["owner", "kind"], name="audiences_of_owner"),
        ]


class Grant(models.Model):
    """That a couple opened a part of theirs to a therapist: which, until when. Closed, never deleted; what it shows lies elsewhere.

    `owner` is set where the part is one partner's own, whose yes alone opened it; a joint part has none, and both said yes.
    The scope "table" says that the therapist sits at the table at all, and has no end of its own.
    """

    seal_name: ClassVar[str] = "grant"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    couple = models.ForeignKey("people.Couple", on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=12)
    item = models.CharField(max_length=100, blank=True)
    owner = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["couple", "therapist", "scope", "item"],
                condition=Q(closed_at=None),
                name="one_open_grant_a_part",
            ),
            models.CheckConstraint(
                condition=Q(scope=TABLE) | Q(ends_at__isnull=False), name="every_grant_of_a_part_ends"
            ),
        ]
        indexes = [models.Index(fields=["couple", "therapist"], condition=Q(closed_at=None), name="open_grants")]


class AuditEntry(models.Model):
    """That somebody did something to something, and when. Ids only: the fact outlives the words and the people."""

    at = models.DateTimeField()
    person = models.UUIDField(null=True)
    couple = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    row = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="audit_of_person")]
