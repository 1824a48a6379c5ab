"""The only way to query without a viewer; each reason lists its callers and the tables it opens.

On PostgreSQL a reason is also what the database lets through: while a query of this module runs, the connection names
its reason, and the policies of the reason's tables let its rows pass (`privacy.row_security`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Self

from django.db import models
from django.db.models import QuerySet

from our2souls.privacy.row_security.reasons import GIVEN, REASONS, opens


@contextmanager
def door(reason: str) -> Iterator[None]:
    """What runs inside gives this reason to the database, for the tables that it opens.

    Raises KeyError for a reason that is not listed.
    """
    REASONS[reason]
    token = GIVEN.set(reason)
    try:
        yield
    finally:
        GIVEN.reset(token)


def _through_the_door[**P, R](run: Callable[P, R]) -> Callable[P, R]:
    @wraps(run)
    def with_reason(*args: P.args, **kwargs: P.kwargs) -> R:
        rows: Any = args[0]
        with door(rows.reason):
            return run(*args, **kwargs)

    return with_reason


class UnscopedQuerySet[M: models.Model](QuerySet[M]):
    """All rows of a model; whatever asks or changes them gives the reason to the database, for as long as it takes."""

    reason = ""

    def _clone(self) -> Self:
        copy: Self = super()._clone()  # type: ignore[misc]
        copy.reason = self.reason
        return copy

    _fetch_all = _through_the_door(QuerySet._fetch_all)
    _update = _through_the_door(QuerySet._update)  # type: ignore[attr-defined]
    count = _through_the_door(QuerySet.count)
    exists = _through_the_door(QuerySet.exists)
    aggregate = _through_the_door(QuerySet.aggregate)
    update = _through_the_door(QuerySet.update)
    delete = _through_the_door(QuerySet.delete)
    create = _through_the_door(QuerySet.create)
    bulk_create = _through_the_door(QuerySet.bulk_create)
    get_or_create = _through_the_door(QuerySet.get_or_create)
    update_or_create = _through_the_door(QuerySet.update_or_create)

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        """The rows, a chunk at a time; the door is open only while the database is asked."""
        rows = super().iterator(chunk_size) if chunk_size else super().iterator()
        while True:
            with door(self.reason):
                row = next(rows, None)
            if row is None:
                return
            yield row


def queryset[M: models.Model](model: type[M], reason: str) -> QuerySet[M]:
    """All rows of a model, for a listed reason. Their words stay sealed until somebody is viewing.

    Raises KeyError for a reason that is not listed, PermissionError for a table that it does not open.
    """
    REASONS[reason]
    if not opens(reason, model._meta.label):
        msg = f"“{reason}” opens no rows of {model._meta.label}."
        raise PermissionError(msg)
    rows: UnscopedQuerySet[M] = UnscopedQuerySet(model=model, using=model._base_manager.db)
    rows.reason = reason
    return rows
