"""The personal-data registry: a port. Each package declares which of its rows it exports, erases and hands over.

Filled in each package's `AppConfig.ready`; an architecture test fails on a PersonalModel or CoupleModel that nobody declared.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from our2souls.privacy.personal_data.import_kinds import ImportKind, JointRecords
from our2souls.privacy.personal_data.readable import Readable, nothing_to_read

type Record = dict[str, object]
type Cell = str | int | Decimal | date | datetime | UUID | None
"""Of a table: words, a figure, a day, a moment; an id stands for the person of that id, whose name whoever writes it knows."""


def _as_it_is(_model: type[models.Model], _records: list[dict[str, Any]]) -> None:
    """For packages whose rows are told as they lie."""


def _nothing(*_ids: UUID) -> None:
    """For packages with nothing more to do."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A photo or a memo: where it lies in an archive below its package, how many bytes, and how to read them.

    `read` raises FileNotFoundError when it is gone meanwhile.
    """

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class DataTable:
    """What people count with, for a spreadsheet: a name for its file, a heading for each column, and the rows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]]


def no_tables() -> Iterable[DataTable]:
    """For packages with nothing to count."""
    return ()


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What one package holds of people.

    `personal` are exported to and erased with their owner. `shared` maps a couple's models to the field that names the
    author (or None when a row is nobody's alone): exported to both; erasing its author takes their words out and leaves the
    fact. `outliving` are those of them that have no words and that rows of one's own point at: they stay when the couple's copy
    is erased. `files` yields the viewer's media, `tables` what they may count with, `readable` all of it in words. `imports`
    says what comes back from an export, in an order in which it can be saved, and `joint_records` how what it tells of a couple
    is kept. `on_separation(couple_id, person_id)` runs in the transaction in which somebody leaves; `on_erasing(person_id)`
    before their rows go. Of a couple that is no more: `on_erasing_words(couple_id, person_id)` takes somebody's words out where
    their author's field does not tell; `on_deleting_copy(couple_id, person_id)` deletes what they had written apart for it and
    not shown; `on_erasing_couple(couple_id)` runs before its rows go. `redact(model, records)` may take out of an export's
    records what the viewer isn't shown elsewhere.
    """

    package: str
    personal: tuple[type[models.Model], ...] = ()
    shared: dict[type[models.Model], str | None] = field(default_factory=dict)
    outliving: tuple[type[models.Model], ...] = ()
    files: Callable[[], Iterable[StoredFile]] | None = None
    tables: Callable[[], Iterable[DataTable]] = no_tables
    on_separation: Callable[[UUID, UUID], None] = _nothing
    on_erasing: Callable[[UUID], None] = _nothing
    on_erasing_words: Callable[[UUID, UUID], None] = _nothing
    on_deleting_copy: Callable[[UUID, UUID], None] = _nothing
    on_erasing_couple: Callable[[UUID], None] = _nothing
    redact: Callable[[type[models.Model], list[dict[str, Any]]], None] = _as_it_is
    readable: Readable = nothing_to_read
    imports: tuple[ImportKind, ...] = ()
    joint_records: JointRecords | None = None


_packages: dict[str, PersonalData] = {}


def register(data: PersonalData) -> None:
    """Declare a package's personal data; the last declaration of a package counts."""
    _packages[data.package] = data


def packages() -> list[PersonalData]:
    """All declarations, by package name."""
    return [_packages[name] for name in sorted(_packages)]
