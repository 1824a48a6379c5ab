"""The audit log: that somebody did something, never what they wrote."""

from typing import Any, ClassVar, Protocol
from uuid import UUID

from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewer_or_none


class AuditedRow(Protocol):
    """A row with a name that never changes (`OwnedModel.seal_name`)."""

    seal_name: ClassVar[str]
    pk: Any


def record(act: str, row: AuditedRow | None = None, *, person_id: UUID | None = None) -> None:
    """Note an act ("dream.shared") of the viewer, or of `person_id` where there is no viewer yet, on a row."""
    viewer = viewer_or_none()
    unscoped.queryset(AuditEntry, "audit.record").create(
        at=now(),
        person=viewer.person_id if viewer else person_id,
        couple=viewer.couple_id if viewer else None,
        act=act,
        kind=row.seal_name if row is not None else "",
        row=row.pk if row is not None else None,
    )
