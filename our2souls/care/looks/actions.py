"""Noting that a therapist opened something of a couple's. It is written before anything of it leaves the house."""

from datetime import timedelta
from typing import Any

from our2souls.care.looks import queries
from our2souls.care.looks.models import Look
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import viewing

ONE_LOOK = timedelta(minutes=10)
"""So long the same thing opened again is one look, unless something was opened to the therapist meanwhile."""


@act
def record(client: Any, kind: str) -> None:
    """Note that the therapist opened a page, a print or a PDF (`kind`) of a client's (`care.consent.access.ClientAccess`).

    To be called with the therapist's own eyes. Raises ValueError for a kind that is none.
    """
    if kind not in dict(Look.KINDS):
        raise ValueError(kind)
    eyes = client.eyes
    with viewing(eyes):
        name, engagement = str(client.engagement.name), client.engagement.pk
    last = queries.latest_of(engagement, eyes.person_id, kind, since=now() - ONE_LOOK)
    if last is not None and not queries.opened_since(eyes, last):
        return
    row = Look(couple_id=eyes.couple, engagement=engagement, therapist=eyes.person_id, kind=kind)
    row.name, row.parts = name, sorted(list(part) for part in eyes.grants)
    with unscoped.door("therapist.look"):
        row.save(force_insert=True)
    with viewing(eyes):  # in the log of the therapist's own couple it has no place
        audit.record("therapist.look", row)
