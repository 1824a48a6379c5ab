"""What lies in a vault: rows with all that goes with them as they were, in words and files; and the way back to rows."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, datetime
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from our2souls.people.account.portability import import_plan
from our2souls.people.account.portability.import_plan import ImportPlan
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.export import plain, records
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableText, texts
from our2souls.vault import key as vault_key
from our2souls.vault import kinds
from our2souls.vault.models import Vault, VaultFile, VaultItem

_MALFORMED = (ValidationError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a thing may raise whose vault's owner made it up."""
WRITTEN = "written"
"""What was written in the vault itself, and never lay anywhere else."""


def _wrong_if_malformed[**P, R](read: Callable[P, R]) -> Callable[P, R]:
    """A reader that raises WrongSecret for what was changed outside of the app, or came malformed with a file."""

    @wraps(read)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(*args, **kwargs)
        except _MALFORMED as malformed:
            raise vault_key.WrongSecret from malformed

    return run


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault with its key, for one request."""

    row: Vault
    key: bytes = field(repr=False)

    def encrypt(self, value: Any, place: str) -> str:
        """A value of JSON as it lies in the vault."""
        return vault_key.encrypt(self.key, json.dumps(value, ensure_ascii=False).encode(), place)

    def decrypt(self, sealed: Any, place: str) -> Any:
        """The value back. Raises WrongSecret."""
        return json.loads(vault_key.decrypt(self.key, str(sealed), place))


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a row: whose, which, and its bytes."""

    row: UUID
    part: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Packed:
    """A thing as it lies in a vault: what kind, its title and moment, its rows by model (the thing itself first), its files."""

    kind: str
    title: str
    at: datetime
    rows: tuple[tuple[str, dict[str, Any]], ...]
    files: tuple[PackedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemHead:
    """One line of the vault's list."""

    id: UUID
    kind: str
    label: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A photo or a memo of a thing in the vault, as its page shows it."""

    row: Any
    medium: str
    part: int
    whole: int


def pack(kind: kinds.VaultKind, row: Any, *, with_files: bool = True) -> Packed:
    """A thing of the viewer's own, as it is. Raises NotPacked while one of its files is being prepared."""
    rows = [row, *kind.parts(row)]
    plains = [(each.seal_name, columns) for each, columns in zip(rows, plain(records(rows)), strict=True)]
    files = tuple(_files(rows)) if with_files else ()
    return Packed(kind.name, str(kind.title(row)), kind.at(row), tuple(plains), files)


def _files(rows: list[Any]) -> Iterator[PackedFile]:
    for row in rows:
        how = kinds.files_of(row)
        for part, data in how.read(row).items() if how else ():
            yield PackedFile(row.pk, part, data)


def words(text: str, at: datetime) -> Packed:
    """Some words that are written in the vault itself."""
    title = text.strip().splitlines()[0][:120] if text.strip() else ""
    return Packed(WRITTEN, title, at, ((WRITTEN, {"text": text}),))


def sealed(vault: OpenVault, packed: Packed) -> tuple[VaultItem, list[VaultFile]]:
    """The rows in which it lies in a vault, not saved yet."""
    item = VaultItem(owner_id=vault.row.owner_id, vault=vault.row)
    files = [VaultFile(owner_id=item.owner_id, item=item) for _each in packed.files]
    fill(vault, item, packed, files)
    for row, file in zip(files, packed.files, strict=True):
        row.content = vault_key.encrypt(vault.key, file.data, f"file:{row.binding}")
    return item, files


def fill(vault: OpenVault, item: VaultItem, packed: Packed, files: list[VaultFile]) -> None:
    """Put the words into the columns of an item; `files` are the rows of its files, in their order."""
    head = {"kind": packed.kind, "title": packed.title, "at": packed.at.isoformat()}
    named = [[str(row.binding), str(file.row), file.part] for row, file in zip(files, packed.files, strict=True)]
    item.head = vault.encrypt(head, f"head:{item.binding}")
    item.content = vault.encrypt({"rows": packed.rows, "files": named}, f"content:{item.binding}")


@_wrong_if_malformed
def head_of(vault: OpenVault, item: VaultItem) -> ItemHead:
    """One line of the list."""
    head = vault.decrypt(item.head, f"head:{item.binding}")
    at = _showable(parse_datetime(head["at"]))
    if at is None or at.tzinfo is None:
        raise vault_key.WrongSecret
    label = str(kind.label) if (kind := kinds.kind_of(head["kind"])) else gettext("Written here")
    return ItemHead(item.pk, str(head["kind"]), label, str(head["title"])[:200], at)


@_wrong_if_malformed
def unpack(vault: OpenVault, item: VaultItem, *, with_files: bool = True) -> Packed:
    """A thing as it was put in. Raises WrongSecret where something of it was changed."""
    head = vault.decrypt(item.head, f"head:{item.binding}")
    content = vault.decrypt(item.content, f"content:{item.binding}")
    rows = tuple((str(name), dict(columns)) for name, columns in content["rows"])
    packed = Packed(head["kind"], head["title"], head_of(vault, item).at, rows)
    if not with_files:
        return packed
    lying = {str(each.binding): each for each in VaultFile.objects.filter(item=item)}
    files = [
        PackedFile(UUID(row), part, vault_key.decrypt(vault.key, str(lying[name].content), f"file:{name}"))
        for name, row, part in content["files"]
    ]
    return Packed(packed.kind, packed.title, packed.at, rows, tuple(files))


@_wrong_if_malformed
def file_of(vault: OpenVault, item: VaultItem, row_id: UUID, part: int) -> bytes | None:
    """The bytes of one file of a thing; None where it has none of these."""
    content = vault.decrypt(item.content, f"content:{item.binding}")
    for name, row, number in content["files"]:
        found = (
            VaultFile.objects.filter(item=item, binding=name).first() if (row, number) == (str(row_id), part) else None
        )
        if found is not None:
            return vault_key.decrypt(vault.key, str(found.content), f"file:{name}")
    return None


@_wrong_if_malformed
def rows_of(packed: Packed) -> list[Any]:
    """Its rows as they were, in no table; the thing itself first, and each knows those of them that it belongs to."""
    rows = [_row(kinds.model_of(name), columns) for name, columns in packed.rows]
    by_id = {row.pk: row for row in rows}
    for row in rows:
        for column in row._meta.concrete_fields:
            if column.is_relation and getattr(row, column.attname) in by_id:
                setattr(row, column.name, by_id[getattr(row, column.attname)])
    return rows


def _row(model: type[Any], columns: Mapping[str, Any]) -> Any:
    there = {field.attname for field in model._meta.concrete_fields}
    return model(**{name: _value(model, name, value) for name, value in columns.items() if name in there})


def _value(model: type[Any], name: str, value: Any) -> Any:
    column = model._meta.get_field(name)
    if value is None or isinstance(column, EncryptedField):
        return value
    return _showable((column.target_field if isinstance(column, models.ForeignKey) else column).to_python(value))


def _showable(value: Any) -> Any:
    """The value. Raises WrongSecret for a moment in the first or last year there is, which is none in another zone."""
    if MINYEAR < getattr(value, "year", MINYEAR + 1) < MAXYEAR:
        return value
    raise vault_key.WrongSecret


@_wrong_if_malformed
def as_import(packed: Packed) -> tuple[ImportPlan, Callable[[str], bytes | None]]:
    """What would come of a thing that came with a file, as of an export that holds nothing else; and how its files are read."""
    files: dict[str, bytes] = {}
    whole: dict[str, Any] = {"packages": {}, "people": [], "joint": []}
    for data in registry.packages():
        for kind in data.imports:
            found, how = [row for name, row in packed.rows if name == kind.model.seal_name], kinds.files_of(kind.model)
            if how is not None and kind.file is not None:
                best = {str(each.row): each.data for each in packed.files if each.part == how.whole}
                found = [
                    record for record in found if record["id"] in best
                ]  # one whose file is lost holds back nothing
                files |= {f"{data.package}/{kind.file(record)}": best[record["id"]] for record in found}
            whole["packages"].setdefault(data.package, {})[kind.model.seal_name] = found
    return import_plan.plan(whole, files.__contains__), files.get


@_wrong_if_malformed
def entry_of(packed: Packed) -> ReadableEntry:
    """The thing in words."""
    if packed.kind == WRITTEN:
        text = str(packed.rows[0][1]["text"])
        return ReadableEntry(uuid4(), packed.title, packed.at, texts=texts(ReadableText("", text)))
    kind = kinds.kind_of(packed.kind)
    if kind is None:
        raise vault_key.WrongSecret
    row, *parts = rows_of(packed)
    return kind.entry(row, parts)


@_wrong_if_malformed
def shown_files(packed: Packed) -> list[ItemFile]:
    """The photos and memos that its page shows."""
    if packed.kind == WRITTEN:
        return []
    found = [(row, kinds.files_of(row)) for row in rows_of(packed)]
    return [ItemFile(row, how.medium, how.shown, how.whole) for row, how in found if how is not None]
