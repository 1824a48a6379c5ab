"""The rows of what a therapist opened."""

from typing import Any, ClassVar, Self

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleManager, CoupleModel


class NeverChanged(PermissionError):
    """Somebody would change or delete what says that a therapist looked."""


class LookQuerySet(models.QuerySet["Look"]):
    """Looks, to be read: neither changed nor deleted, not in bulk either."""

    def update(self, **_columns: Any) -> int:
        """Raises NeverChanged."""
        raise NeverChanged

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises NeverChanged."""
        raise NeverChanged


LookManager = CoupleManager.from_queryset(LookQuerySet)


class Look(CoupleModel):
    """That a therapist opened something of a couple's: what (`kind`), when, which parts stood on it.

    Written once by the act of looking, and never changed: on PostgreSQL no viewer may. `name` is what they were called then;
    `parts` lists scope and item of each grant that it showed.
    """

    objects: ClassVar["LookManager[Self]"] = LookManager()

    KINDS: ClassVar = [(kind, kind) for kind in ("page", "print", "pdf")]

    seal_name = "therapist_look"
    engagement = models.UUIDField()
    therapist = models.UUIDField()
    name = EncryptedText(seal="name")
    kind = models.CharField(max_length=8, choices=KINDS)
    parts = EncryptedJSON(seal="parts")
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["couple", "-at"], name="looks_of_couple")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, once. Raises NeverChanged for one that is there already."""
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises NeverChanged: only the erasure of a couple takes its looks along, with all else of it."""
        raise NeverChanged
