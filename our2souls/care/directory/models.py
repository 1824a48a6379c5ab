"""The rows of the list of therapists."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PublicModel


class DirectoryEntry(PublicModel):
    """A therapist as the operator lists them. `person` is theirs once they took the operator's invitation.

    `search_text`, `facets` and `sort_name` are made from the others (`actions.refresh`), so that one query finds, narrows and
    orders. `photo` has only pixels in it, `photo_digest` names its bytes. Of an invitation there is only a hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    credentials = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    specialities = models.JSONField(default=list)
    approaches = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    place = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    remote = models.BooleanField(default=False)
    remote_where = models.CharField(max_length=120, blank=True)
    fees = models.CharField(max_length=200, blank=True)
    availability = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    link = models.URLField(max_length=300, blank=True)
    listed = models.BooleanField(default=True)
    photo = models.BinaryField(null=True)
    photo_digest = models.CharField(max_length=64, blank=True)
    search_text = models.TextField(blank=True)
    facets = models.TextField(blank=True)
    sort_name = models.CharField(max_length=160, blank=True)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64, blank=True)
    token_expires_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(person__isnull=False), name="one_entry_a_person"),
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="one_entry_a_link"),
        ]
        indexes = [models.Index(fields=["sort_name", "slug"], name="entries_by_name")]
