"""Opening a part of a couple's to a therapist, and taking it back; what of it holds is asked of the database each time.

Whose yes it takes is `care.consent`'s business; here is what a yes does.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Granted, Viewer, current_viewer


def in_force() -> Q:
    """Grants that hold at this moment."""
    return Q(closed_at=None) & (Q(ends_at=None) | Q(ends_at__gt=now()))


def of_couple(couple_id: UUID) -> QuerySet[Grant]:
    """What a couple has open to therapists now."""
    return Grant.objects.filter(in_force(), couple_id=couple_id)


def open_to(
    therapist_id: UUID, scope: str, item: str = "", *, ends_at: datetime | None, owner_id: UUID | None = None
) -> Grant:
    """Open a part of the viewer's couple to a therapist; one that is open keeps its row and takes the new end.

    `owner_id` where it is one's own: then the item ends with it, and no item of anything joint names one of the two. Raises
    NotPermitted unless the viewer is in a couple, and whose own it is.
    """
    viewer = current_viewer()
    names = next((each for each in viewer.both if item.endswith(str(each))), None)
    if (
        viewer.couple_id is None
        or viewer.client is not None
        or owner_id not in {None, viewer.person_id}
        or names != owner_id
    ):
        msg = "Only the couple opens what is the couple's, and only its owner what is one's own."
        raise NotPermitted(msg)
    part = {"couple_id": viewer.couple_id, "therapist_id": therapist_id, "scope": scope, "item": item}
    grant = Grant.objects.select_for_update().filter(closed_at=None, **part).first()
    if grant is not None and grant.ends_at is not None and grant.ends_at <= now():
        grant.closed_at = grant.ends_at  # it had ended by itself; what opens now is another one
        grant.save(update_fields=["closed_at"])
        grant = None
    if grant is None:
        grant = Grant.objects.create(owner_id=owner_id, opened_at=now(), ends_at=ends_at, **part)
        audit.record("grant.opened", grant)
    elif grant.ends_at != ends_at:
        grant.ends_at = ends_at
        grant.save(update_fields=["ends_at"])
        audit.record("grant.changed", grant)
    return grant


def close(grants: Iterable[Grant]) -> int:
    """Take grants of the viewer's couple back, at once; says how many were open.

    Raises NotPermitted for what is the partner's own.
    """
    viewer, closed = current_viewer(), 0
    for grant in grants:
        if grant.couple_id != viewer.couple_id or grant.owner_id not in {None, viewer.person_id}:
            msg = "Whoever gave it takes it back."
            raise NotPermitted(msg)
        count = Grant.objects.filter(pk=grant.pk, closed_at=None).update(closed_at=now())
        if count:
            audit.record("grant.closed", grant)
        closed += count
    return closed


def close_all(*, couple_id: UUID | None = None, therapist_id: UUID | None = None) -> None:
    """When two part, when a therapist leaves or is erased: everything that is open between these ends.

    Raises ValueError when neither is named.
    """
    if couple_id is None and therapist_id is None:
        raise ValueError("Name the couple, the therapist or both.")
    rows = unscoped.queryset(Grant, "grants.end").filter(closed_at=None)
    if couple_id is not None:
        rows = rows.filter(couple_id=couple_id)
    if therapist_id is not None:
        rows = rows.filter(therapist_id=therapist_id)
    rows.update(closed_at=now())


def eyes(therapist_id: UUID, couple_id: UUID) -> Viewer | None:
    """The eyes with which a therapist reads a couple at this moment; None unless they sit at its table.

    Asks the database each time: what was revoked is gone with the next call.
    """
    found = Grant.objects.filter(in_force(), therapist_id=therapist_id, couple_id=couple_id)
    granted: frozenset[Granted] = frozenset(found.values_list("scope", "item"))
    if not any(scope == TABLE for scope, _item in granted):
        return None
    return Viewer(therapist_id, client=couple_id, grants=granted)


def was_at_a_table(therapist_id: UUID) -> bool:
    """Whether somebody sits or sat at a couple's table as their therapist; one query."""
    return Grant.objects.filter(therapist_id=therapist_id, scope=TABLE).exists()


def preview(granted: Iterable[Granted]) -> Viewer:
    """The viewer's own eyes, reading as little as a therapist would with these grants.

    Raises NotPermitted without a couple.
    """
    viewer = current_viewer()
    if viewer.couple_id is None:
        msg = "Somebody in no couple opens nothing."
        raise NotPermitted(msg)
    return Viewer(
        viewer.person_id, viewer.couple_id, client=viewer.couple_id, grants=frozenset(granted), zone=viewer.zone
    )
