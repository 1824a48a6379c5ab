"""Which rows somebody changed: all of both databases are read again only where something was written at all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections

PASSING = {"sessions.session", "usersessions.usersession"}
"""Rows that come and go with looking: where somebody is logged in."""
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "MERGE", "WITH", "COPY")
"""How a statement begins that may write."""
type Snapshot = dict[tuple[str, Any], tuple[Any, ...]]


def snapshot() -> Snapshot:
    """All rows of both databases as they lie there, sealed words included."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        kind = model._meta.label_lower
        if kind in PASSING:
            continue
        using = "keys" if kind == "privacy.datakey" else "default"
        for row in model._base_manager.using(using).values_list(
            "pk", *(f.attname for f in model._meta.concrete_fields)
        ):
            found[kind, row[0]] = tuple(bytes(each) if isinstance(each, memoryview) else each for each in row[1:])
    return found


def changed(before: Snapshot, after: Snapshot, of: set[Any] | None = None) -> list[str]:
    """Which rows are not as they were; of all, or of those that name one of `of`."""
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if of is None:
        return sorted(map(str, keys))
    ids = {
        key: {each for each in (*before.get(key, ()), *after.get(key, ())) if isinstance(each, UUID)} for key in keys
    }
    return sorted(str(key) for key in keys if of & ids[key])


class Watch:
    """Whether anything was written meanwhile, of sessions or else; and which rows are other than in the scene."""

    def __init__(self, staged_rows: Snapshot) -> None:
        self.staged_rows, self.has_written, self.has_passed = staged_rows, False, False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        """Django's wrapper around a statement."""
        if sql.lstrip(" (\n").upper().startswith(WRITES):
            passing = "django_session" in sql or "usersessions_" in sql
            self.has_written |= not passing
            self.has_passed |= passing
        return execute(sql, params, many, context)

    def changed(self, of: set[Any] | None = None) -> list[str]:
        """See `changed`."""
        return changed(self.staged_rows, snapshot(), of) if self.has_written else []


@contextmanager
def watched(staged_rows: Snapshot) -> Iterator[Watch]:
    """A block, and what it wrote."""
    watch = Watch(staged_rows)
    with ExitStack() as stack:
        for name in connections:
            stack.enter_context(connections[name].execute_wrapper(watch))
        yield watch
