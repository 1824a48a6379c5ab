"""The audit log: that somebody did something, never what they wrote."""

from uuid import UUID

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewer_or_none


def record(act: str, row: models.Model | None = None, *, person_id: UUID | None = None) -> None:
    """Note an act ("dream.shared") of the viewer, or of `person_id` where there is no viewer yet, on a row."""
    viewer = viewer_or_none()
    AuditEntry.objects.create(
        at=now(),
        person=viewer.person_id if viewer else person_id,
        couple=viewer.couple_id if viewer else None,
        act=act,
        kind=row._meta.label_lower if row is not None else "",
        row=row.pk if row is not None else None,
    )
