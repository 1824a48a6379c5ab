"""Lists in pages, by key: a page begins after a row, so that what is added meanwhile neither shows twice nor is missed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeysetPage[M: models.Model]:
    """Some rows, and the key of the next page ("" on the last)."""

    rows: list[M]
    following: str


def newest_first[M: models.Model](rows: QuerySet[M], before: str, *, by: tuple[str, ...], size: int) -> KeysetPage[M]:
    """The rows that come after the one whose id is `before` (or the first ones), the greatest values of `by` first."""
    marks = (*by, "pk")
    ordered = rows.order_by(*(f"-{name}" for name in marks))
    at = _row(rows, before)
    if at is not None:
        later = Q()
        for number, name in enumerate(marks):
            same = {each: getattr(at, each) for each in marks[:number]}
            later |= Q(**same, **{f"{name}__lt": getattr(at, name)})
        ordered = ordered.filter(later)
    found = list(ordered[: size + 1])
    return KeysetPage(found[:size], str(found[size - 1].pk) if len(found) > size else "")


def _row[M: models.Model](rows: QuerySet[M], key: str) -> M | None:
    try:
        return rows.filter(pk=UUID(key)).first()
    except ValueError:
        return None


def moment_key(at: datetime, pk: UUID) -> str:
    """Where a page ends: the moment to the microsecond, and the row. It stays true when the row is gone."""
    return f"{(at - EPOCH) // timedelta(microseconds=1)}~{pk}"


def older_than(key: str, at: str) -> Q:
    """What comes after a `moment_key`, newest first by the column `at`; all of it for a key that cannot be read."""
    moment, _, last = key.partition("~")
    try:
        end, pk = EPOCH + timedelta(microseconds=int(moment)), UUID(last)
    except (ValueError, OverflowError):
        return Q()
    return Q(**{f"{at}__lt": end}) | Q(**{at: end, "pk__lt": pk})
