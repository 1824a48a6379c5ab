"""The personal-data registry: a port. Each package declares which of its rows it exports, erases and hands over.

Filled in each package's `AppConfig.ready`; an architecture test fails on a PersonalModel or CoupleModel that nobody declared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from our2souls.privacy.personal_data.readable import Readable, nothing_to_read

type Record = dict[str, object]


def _as_it_is(_model: type[models.Model], _records: list[dict[str, Any]]) -> None:
    """For packages whose rows are told as they lie."""


def _nothing(*_ids: UUID) -> None:
    """For packages with nothing more to do."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What one package holds of people.

    `personal` are exported to and erased with their owner. `shared` maps a couple's models to the field that names the
    author (or None when a row is nobody's alone): exported to both; erasing its author takes their words out and leaves the
    fact. `files` yields (name, bytes) of the viewer's media. `on_separation(couple_id, person_id)` runs in the transaction in
    which somebody leaves; `on_erasing(person_id)` before their rows go. `redact(model, records)` may take out of an
    export's records what the viewer isn't shown elsewhere either. `readable` yields the same in words, to be read.
    """

    package: str
    personal: tuple[type[models.Model], ...] = ()
    shared: dict[type[models.Model], str | None] = field(default_factory=dict)
    files: Callable[[], Iterable[tuple[str, bytes]]] | None = None
    on_separation: Callable[[UUID, UUID], None] = _nothing
    on_erasing: Callable[[UUID], None] = _nothing
    redact: Callable[[type[models.Model], list[dict[str, Any]]], None] = _as_it_is
    readable: Readable = nothing_to_read


_packages: dict[str, PersonalData] = {}


def register(data: PersonalData) -> None:
    """Declare a package's personal data; the last declaration of a package counts."""
    _packages[data.package] = data


def packages() -> list[PersonalData]:
    """All declarations, by package name."""
    return [_packages[name] for name in sorted(_packages)]
