"""Opening one's own row to the partner, and taking it back."""

from typing import Literal
from uuid import UUID

from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.models import Share
from our2souls.privacy.scoping import PersonalModel
from our2souls.privacy.viewer import current_viewer

Level = Literal["colour", "all"]


def share(row: PersonalModel, level: Level = "all") -> None:
    """Let the partner read this row, as far as `level` says. The same level again changes nothing.

    Raises NotPermitted unless the viewer owns the row and is in a couple.
    """
    viewer = current_viewer()
    if row.owner_id != viewer.person_id or viewer.couple_id is None:
        msg = "Only its owner, in a couple, opens a row."
        raise NotPermitted(msg)
    if level_of(row) == level:
        return
    unshare(row)
    Share.objects.create(
        kind=row.seal_name,
        row=row.pk,
        owner_id=row.owner_id,
        couple_id=viewer.couple_id,
        level=level,
        opened_at=now(),
    )
    audit.record("audience.opened", row)


def unshare(row: PersonalModel) -> bool:
    """Take the row back from the partner, at once; says whether it had been open.

    Raises NotPermitted unless the viewer owns the row.
    """
    if row.owner_id != current_viewer().person_id:
        msg = "Only its owner takes a row back."
        raise NotPermitted(msg)
    closed = Share.objects.filter(row=row.pk, closed_at=None).update(closed_at=now())
    if closed:
        audit.record("audience.closed", row)
    return bool(closed)


def level_of(row: PersonalModel) -> Level | None:
    """How far the viewer's own row is open to the partner now; None when it is kept."""
    return levels_of([row.pk]).get(row.pk)


def shared_at(row: PersonalModel) -> object | None:
    """Since when the row has been open, or None."""
    return Share.objects.filter(row=row.pk, closed_at=None).values_list("opened_at", flat=True).first()


def levels_of(rows: list[UUID]) -> dict[UUID, Level]:
    """The open levels of several of the viewer's own rows, in one query."""
    found = Share.objects.filter(row__in=rows, owner_id=current_viewer().person_id, closed_at=None)
    return {row: "all" if level == "all" else "colour" for row, level in found.values_list("row", "level")}


def unshare_all(couple_id: UUID) -> None:
    """When two part: everything either opened to the other closes."""
    unscoped.queryset(Share, "separation").filter(couple_id=couple_id, closed_at=None).update(closed_at=now())
