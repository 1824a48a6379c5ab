"""Queries whose SQL is written once in a process and asked again with other values.

Writing SQL for a query with subqueries costs Django several times what the database needs to answer it. A CachedQuery is
built once with stand-ins for the viewer and the other values; each asking puts the real ones in their places. It fails
closed: it takes the viewer from `current_viewer()` itself, and whoever is in no couple gets no rows of a couple.
"""

import copy
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from our2souls.privacy.viewer import Viewer, current_viewer, viewing

STAND_INS: dict[type, list[Any]] = {
    date: [date(1903, 3, day) for day in range(1, 28)],
    datetime: [datetime.fromisoformat(f"1903-04-{day:02}T03:07:11+00:00") for day in range(1, 28)],
    UUID: [uuid4() for _n in range(27)],
}
"""Values that nobody has, by type."""
FIELDS: "dict[type, models.Field[Any, Any]]" = {
    date: models.DateField(),
    datetime: models.DateTimeField(),
    UUID: models.UUIDField(),
}


class CachedQuery[M: models.Model]:
    """A query of the viewer's, with named values of the types given.

    `build` makes the query from those values; it runs once, with somebody who does not exist looking. `by_viewer=False` is for
    tables that nobody's eyes decide on (who is in which couple): there the values alone are put in.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], *, by_viewer: bool = True, **types: type) -> None:
        self.build, self.types, self.seen = build, types, by_viewer
        self.written: tuple[Any, Any, str, tuple[Any, ...], dict[int, str]] | None = None

    def __call__(self, **values: Any) -> list[M]:
        """The rows for the current viewer and these values.

        Raises NoViewer without a viewer.
        """
        real = dict(values)
        if self.seen:
            viewer = current_viewer()
            if viewer.couple_id is None or viewer.partner_id is None or viewer.client is not None:
                return list(self.build(**values))
            real |= {"person": viewer.person_id, "couple": viewer.couple_id, "partner": viewer.partner_id}
        query, compiler, sql, params, holes = self._prepare()
        connection = connections[DEFAULT_DB_ALIAS]
        adapted = {name: _adapt(real[name], connection) for name in set(holes.values())}
        filled = tuple(adapted[holes[at]] if at in holes else param for at, param in enumerate(params))
        asking = copy.copy(compiler)
        asking.connection = connection
        asking.as_sql = lambda *_args, **_kwargs: (sql, filled)
        asked = copy.copy(query)
        asked.get_compiler = lambda *_args, **_kwargs: asking
        rows: QuerySet[M] = QuerySet(query.model, asked, using=DEFAULT_DB_ALIAS)
        return list(ModelIterable(rows))

    def _prepare(self) -> tuple[Any, Any, str, tuple[Any, ...], dict[int, str]]:
        if self.written is None:
            self.written = self._write()
        return self.written

    def _write(self) -> tuple[Any, Any, str, tuple[Any, ...], dict[int, str]]:
        connection = connections[DEFAULT_DB_ALIAS]
        free = {kind: iter(several) for kind, several in STAND_INS.items()}
        eyes = {"person": UUID, "couple": UUID, "partner": UUID} if self.seen else {}
        stand_ins = {name: next(free[kind]) for name, kind in {**eyes, **self.types}.items()}
        nobody = Viewer(*(stand_ins[name] for name in eyes)) if eyes else Viewer(uuid4())
        with viewing(nobody):
            query = self.build(**{name: stand_ins[name] for name in self.types}).query
        compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        adapted = {_adapt(value, connection): name for name, value in stand_ins.items()}
        holes = {at: adapted[param] for at, param in enumerate(params) if _hashable(param) and param in adapted}
        if self.seen and not eyes.keys() & set(holes.values()):
            msg = "A prepared query has to ask who is looking."
            raise ValueError(msg)
        return query, compiler, sql, tuple(params), holes


def _adapt(value: Any, connection: Any) -> Any:
    """A value as this database wants it."""
    kind = datetime if isinstance(value, datetime) else type(value)
    return FIELDS[kind].get_db_prep_value(value, connection)


def _hashable(param: Any) -> bool:
    return not isinstance(param, (list, dict, bytearray, memoryview))
