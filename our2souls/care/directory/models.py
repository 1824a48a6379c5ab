"""The rows of the list of therapists."""

from uuid import uuid4

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.scoping import PublicModel


class DirectoryEntry(PublicModel):
    """A therapist as the operator lists them. `person` is theirs once they took the operator's invitation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(default=now)
