"""Import: what an export holds of a person's own becomes theirs here, once; what it tells of a couple, a record of their own.

Nothing comes back shared: a share is its owner's act, made where they are now. A plan is made without writing anything, and
carried out as one act.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from our2souls.people.models import ImportedRecord
from our2souls.privacy import audit, keys
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.export import plain, records
from our2souls.privacy.personal_data.import_kinds import ImportKind, References, no_more
from our2souls.privacy.personal_data.registry import PersonalData
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, exporting

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of a date that can be shown in any zone."""
AT_ONCE = 500
"""Rows in one statement."""
type Read = Callable[[str], bytes | None]
"""The bytes of a file of the export by its name; None where it is not in it."""


@dataclass(slots=True)
class Arrivals:
    """What of one kind would come, is here already, and cannot be read or kept here."""

    label: Any
    is_joint: bool = False
    new: int = 0
    here: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row that would come, not saved yet; `file` names what is to be written with it."""

    kind: ImportKind
    row: Any
    digest: str
    file: str


@dataclass(slots=True)
class ImportPlan:
    """All that would come, in an order in which it can be saved, and what is to be said of each kind."""

    arrivals: list[Arrival] = field(default_factory=list)
    kinds: list[Arrivals] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many rows would come."""
        return len(self.arrivals)


class _Planner:
    """One look through a file with the eyes of whoever brings it."""

    def __init__(self, has_file: Callable[[str], bool]) -> None:
        self.viewer = current_viewer()
        self.references = References(self.viewer.person_id)
        self.has_file = has_file
        self.plan = ImportPlan()
        self.digests: dict[UUID, str] = {}
        self.remembered = {
            (row.kind, row.digest): row.row for row in ImportedRecord.objects.all()
        }  # by its content as it came: it may have been rewritten since

    def take(self, data: PersonalData, kind: ImportKind, rows: list[dict[str, Any]], *, is_joint: bool = False) -> None:
        """Plan for the records of one kind."""
        counts = Arrivals(kind.label, is_joint)
        if rows:
            own = self._own(kind)
            alike = {digest: row for row, digest in own.values()}
            for record in rows:
                self._take_one(data, kind, record, (own, alike), counts)
            self.plan.kinds.append(counts)

    def _own(self, kind: ImportKind) -> dict[UUID, tuple[Any, str]]:
        found: dict[UUID, tuple[Any, str]] = {}
        for row in kind.model.objects.all():
            digest = self._digest(kind, plain(records([row]))[0])
            self.digests[row.pk] = digest
            found[row.pk] = (row, digest)
        return found

    def _take_one(
        self,
        data: PersonalData,
        kind: ImportKind,
        record: dict[str, Any],
        ours: tuple[dict[UUID, tuple[Any, str]], dict[str, Any]],
        counts: Arrivals,
    ) -> None:
        old, (own, alike) = UUID(record["id"]), ours
        digest = self._digest(kind, record)
        self.digests[old] = digest
        remembered = self.remembered.get((kind.model.seal_name, digest))
        here = (
            own.get(old, (None, ""))[0]
            or alike.get(digest)
            or (own.get(remembered, (None, ""))[0] if remembered else None)
        )
        if here is not None:
            self.references.rows[old] = here
            counts.here += 1
            return
        file = f"{data.package}/{kind.file(record)}" if kind.file else ""
        row = self._row(kind, record) if not file or self.has_file(file) else None
        if row is None:
            counts.unreadable += 1
            return
        self.references.rows[old] = row  # not `alike`: two equal records of a file are two
        counts.new += 1
        self.plan.arrivals.append(Arrival(kind, row, digest, file))

    def _digest(self, kind: ImportKind, record: Mapping[str, Any]) -> str:
        """What a record is known by when it comes again: its content, and that of what it belongs to; no ids."""
        ids = {
            f.attname for f in kind.model._meta.concrete_fields if isinstance(f, models.UUIDField | models.ForeignKey)
        }
        content = {name: value for name, value in record.items() if name not in ids}
        above = [self.digests.get(UUID(record[name]), "") if record.get(name) else "" for name in kind.parents]
        text = json.dumps([kind.model.seal_name, content, above], sort_keys=True)
        return keys.digest_for_instance(f"{self.viewer.person_id}:{text}", "import")

    def _row(self, kind: ImportKind, record: Mapping[str, Any]) -> Any:
        """The row as it would be saved; None where it cannot be."""
        with suppress(ValidationError, ValueError, TypeError, KeyError, OverflowError):
            columns = {
                name: value_of(kind.model, name, record[name])
                for name in (f.attname for f in kind.model._meta.concrete_fields)
                if name not in {"id", "owner_id"}
            }
            adapted = kind.adapt(columns, self.references)
            if adapted is not None:
                row = kind.model(owner_id=self.viewer.person_id, **adapted)
                _check(row)
                return row if kind.fits(row) else None
        return None


def plan(whole: Mapping[str, Any], has_file: Callable[[str], bool]) -> ImportPlan:
    """What of an export would come to the viewer; `has_file` says whether the archive has a file of a name.

    `whole` was found to be as the schema says.
    """
    with exporting():
        planner = _Planner(has_file)
        for data in registry.packages():
            for kind in data.imports:
                planner.take(data, kind, whole["packages"][data.package][kind.model.seal_name])
        joint, names = _new_joint(whole["joint"]), {each["id"]: each["name"] for each in whole["people"]}
        for data in registry.packages():
            notes = data.joint_records(joint, names) if data.joint_records else {}
            for kind in data.imports:
                planner.take(data, kind, list(notes.get(kind.model.seal_name, ())), is_joint=True)
        return planner.plan


def _new_joint(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is told of a couple, without what both have here: two who bring back what they never left get no double."""
    here = {
        str(entry.id) for data in registry.packages() for each in data.readable() if each.is_shared for entry in each
    }
    return [
        section | {"entries": [entry for entry in section["entries"] if entry["id"] not in here]}
        for section in sections
    ]


def carry_out(found: ImportPlan, read: Read) -> int:
    """Save what was planned: all of it or nothing; says how many rows came. Files are written before the act begins."""
    stored: list[Arrival] = []
    try:
        for arrival in found.arrivals:
            if arrival.file and arrival.kind.store:
                stored.append(arrival)
                arrival.kind.store(arrival.row, read(arrival.file) or b"")
        _save(found)
    except BaseException:
        for arrival in stored:
            arrival.kind.discard(arrival.row)
        raise
    return found.new


@act
def _save(found: ImportPlan) -> None:
    """Many rows at once: on SQLite everybody else's saves wait meanwhile."""
    for kind, arrivals in groupby(found.arrivals, key=attrgetter("kind")):
        these = list(arrivals)
        kind.model.objects.bulk_create([each.row for each in these], batch_size=AT_ONCE)
        for each in these if kind.complete is not no_more else ():
            kind.complete(each.row)
        came = {each.digest: each.row.pk for each in these}  # of two equal ones the last
        owner, name = current_viewer().person_id, kind.model.seal_name
        ImportedRecord.objects.bulk_create(
            [ImportedRecord(owner_id=owner, kind=name, digest=digest, row=pk) for digest, pk in came.items()],
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["owner", "kind", "digest"],
            update_fields=["row"],
        )
    audit.record("import.kept")


def value_of(model: type[models.Model], name: str, value: Any) -> Any:
    """A value of a file as the column holds it. Raises ValidationError or ValueError for one it cannot hold."""
    column: Any = model._meta.get_field(name)
    json.dumps(value, ensure_ascii=False).encode()  # half a character is none
    if value is None or isinstance(column, EncryptedField):
        return value
    if isinstance(value, str) and "\0" in value:
        raise ValueError(name)
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    found = target.to_python(value)
    if hasattr(found, "year") and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(name)
    return found


def _check(row: Any) -> None:
    """Raises ValidationError for a value that no form of ours would take."""
    for column in row._meta.concrete_fields:
        if isinstance(column, EncryptedField | models.ForeignKey) or column.primary_key:
            continue
        value = getattr(row, column.attname)
        if value is None and not column.null:
            raise ValidationError(column.attname)
        if value not in (None, ""):
            column.run_validators(value)
        if column.choices and value not in {None, "", *dict(column.flatchoices)}:
            raise ValidationError(column.attname)
    row.validate_constraints()
