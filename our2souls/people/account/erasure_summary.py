"""What an erasure would take, and what stays without its words: counted before anybody presses."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Value

from our2souls.people.models import Person
from our2souls.people.pairing.past import past_couples
from our2souls.privacy.personal_data import registry


def what_goes() -> list[tuple[Any, int]]:
    """What the viewer has of their own, by kind, with how many; kinds they have none of are left out. One query."""
    kinds = [kind for data in registry.packages() for kind in data.imports if not kind.is_part]
    numbers = _counts([kind.model.objects.all() for kind in kinds])
    return [(kind.label, number) for kind, number in zip(kinds, numbers, strict=True) if number]


def what_stays(person: Person) -> int:
    """In how many places of what two made it stays that somebody wrote or did something there, now and in the past.

    One query, and one for each couple of theirs that is no more; for somebody who is looking.
    """
    found = _places(person.pk)
    for past in past_couples(person):
        with past.reading():
            found += _places(person.pk)
    return found


def _places(me: UUID) -> int:
    authored = [(model, author) for data in registry.packages() for model, author in data.shared.items() if author]
    rows: list[QuerySet[Any]] = [model.objects.filter(**{f"{author}_id": me}) for model, author in authored]  # type: ignore[attr-defined]
    return sum(_counts(rows))


def _counts(several: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each query has, asked for together."""
    numbered = [
        rows.order_by().annotate(summed_at=Value(at)).values("summed_at").annotate(summed=Count("pk"))
        for at, rows in enumerate(several)
    ]
    if not numbered:
        return []
    found = {row["summed_at"]: row["summed"] for row in numbered[0].union(*numbered[1:], all=True)}
    return [found.get(at, 0) for at in range(len(several))]
