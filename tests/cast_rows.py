"""The rows that a fixture of the cast made by the real acts, put there again: thousands of tests begin with the same two."""

import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections, models, router, transaction
from django.test import Client
from django.utils import timezone

from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy import keys
from our2souls.privacy.models import DataKey

FRESH = 60.0
"""Seconds for which rows are put there again; then the acts make new ones, so that nobody is ever older in a test than that."""
SLACK = timedelta(seconds=5)
type Rows = dict[type[models.Model], list[tuple[Any, ...]]]
type Browsers = list[tuple[Person, Client]]


@dataclass(frozen=True, slots=True)
class CastRows:
    """What was made: the rows as they lie in their tables, and each person's id with the cookies of their browser."""

    at: float
    rows: Rows
    people: list[tuple[UUID, SimpleCookie]]


_recorded: dict[str, CastRows] = {}
_instance: list[DataKey] = []


def made(name: str, make: Callable[[], Browsers]) -> Browsers:
    """People with their browsers as `make` makes them under this name: by its acts, or from the rows these made a moment ago.

    By the acts wherever the clock stands elsewhere or the instance has another key, and once a minute.
    """
    if abs(clock.now() - timezone.now()) > SLACK or not _is_the_same_instance():
        return make()
    kept = _recorded.get(name)
    if kept is not None and time.monotonic() - kept.at < FRESH:
        return _again(kept)
    before = {model: frozenset(rows) for model, rows in _all_rows().items()}
    people = make()
    rows = {model: [row for row in rows if row not in before[model]] for model, rows in _all_rows().items()}
    browsers = [(person.pk, deepcopy(client.cookies)) for person, client in people]
    _recorded[name] = CastRows(time.monotonic(), {model: new for model, new in rows.items() if new}, browsers)
    return people


def _is_the_same_instance() -> bool:
    """Whether the instance has the key that recorded sessions were sealed with; where it has none, it is given that one."""
    store = DataKey.objects.using("keys")
    row = store.filter(holder=keys.INSTANCE_HOLDER).first()
    if row is None:
        if store.exists():
            return False
        if _instance:
            store.bulk_create(_instance)
        else:
            keys.create_for_instance()
            _instance.extend(store.all())
    elif not _instance:
        _instance.append(row)
    return row is None or bytes(row.wrapped or b"") == bytes(_instance[0].wrapped or b"")


def _again(kept: CastRows) -> Browsers:
    """The rows, and the keys of their holders unwrapped, as after the acts."""
    with transaction.atomic(), transaction.atomic(using="keys"):
        for model, rows in kept.rows.items():
            _insert(model, rows)
    for holder in DataKey.objects.using("keys").values_list("holder", flat=True):
        keys.ring_of(holder)
    people = []
    for person_id, cookies in kept.people:
        client = Client()
        client.cookies = deepcopy(cookies)
        people.append((Person._base_manager.get(pk=person_id), client))
    return people


def _insert(model: type[models.Model], rows: list[tuple[Any, ...]]) -> None:
    """As they were, but for numbers that the database gives: it gives these anew, in the same order."""
    fields = list(model._meta.concrete_fields)
    given = [at for at, field in enumerate(fields) if not isinstance(field, models.AutoField)]
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(fields[at].column)) for at in given)
    places = ", ".join(["(" + ", ".join(["%s"] * len(given)) + ")"] * len(rows))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {places}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [row[at] for row in rows for at in given])


def _all_rows() -> Rows:
    """Every row of every table, as it lies there, in the order of the primary keys."""
    found: Rows = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        connection = connections[router.db_for_read(model)]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in model._meta.concrete_fields)
        with connection.cursor() as cursor:
            key = quote(str(model._meta.pk.column))
            cursor.execute(f"SELECT {columns} FROM {quote(model._meta.db_table)} ORDER BY {key}")  # noqa: S608
            found[model] = cursor.fetchall()
    return found
