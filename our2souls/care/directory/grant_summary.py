"""What the operator may know of grants: that they exist. Never to which couples, and never what they show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from our2souls.care.directory.models import DirectoryEntry
from our2souls.people.models import Person
from our2souls.privacy import unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant


@dataclass(frozen=True, slots=True)
class GrantSummary:
    """One therapist: by the name of their entry, else by their address. `until` is None where something has no end of its own."""

    name: str
    couples: int
    since: datetime
    until: datetime | None


def summaries() -> Iterator[GrantSummary]:
    """Every therapist to whom something is open now, by name."""
    asked: Any = unscoped.queryset(Grant, "grants.summary").filter(grants.in_force())
    found: dict[UUID, list[tuple[UUID, datetime, datetime | None]]] = {}
    for therapist_id, couple_id, since, until in asked.values_list("therapist_id", "couple_id", "opened_at", "ends_at"):
        found.setdefault(therapist_id, []).append((couple_id, since, until))
    names = dict(unscoped.queryset(Person, "grants.summary").filter(pk__in=found).values_list("pk", "email"))
    names |= dict(DirectoryEntry.objects.filter(person_id__in=found).values_list("person_id", "name"))
    rows = [_summary(names.get(therapist, str(therapist)), parts) for therapist, parts in found.items()]
    yield from sorted(rows, key=lambda each: each.name.casefold())


def _summary(name: str, parts: list[tuple[UUID, datetime, datetime | None]]) -> GrantSummary:
    ends = [end for _couple, _since, end in parts]
    timed = [end for end in ends if end is not None]
    return GrantSummary(
        name,
        len({couple for couple, _since, _end in parts}),
        min(since for _couple, since, _end in parts),
        max(timed) if timed else None,
    )
