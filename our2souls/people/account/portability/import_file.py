"""Reading an export that somebody brings: an archive of ours, or its records alone. Nothing in it is trusted, nothing unpacked.

Names in an archive are only looked up, never written to; sizes are checked before and while anything is read.
"""

import io
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from math import inf
from typing import Any, Literal
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

import jsonschema

from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.export import SCHEMA

RECORDS = "our2souls.json"
MEGABYTE = 1024 * 1024
MOST_RECORDS, MOST_FILE, MOST_TOTAL = 64 * MEGABYTE, 40 * MEGABYTE, 1024 * MEGABYTE
"""Bytes, unpacked: of the records, of one photo or memo, of all together."""
MOST_FILES = 20_000
MOST_ROWS = 30_000
"""Of one's own records at once: on SQLite everybody's saves wait while they come in."""
RATIO = 200
"""An archive that unpacks to more than so many times its size is none that anybody made of their words."""
ENCRYPTED = 0x1
OURS = "our2souls-export-"

type Unfit = Literal["empty", "archive", "locked", "records", "large", "many", "older", "newer", "schema"]


class ImportUnreadable(ValueError):
    """The file is none that can be brought in; `place` says where in it something is not as it should be."""

    def __init__(self, why: Unfit, place: str = "") -> None:
        super().__init__(why)
        self.why, self.place = why, place


class ImportFile:
    """An export as it was brought: `whole` its records, and the bytes of its files by name."""

    def __init__(self, content: bytes, *, most_rows: float = MOST_ROWS) -> None:
        if not content.strip():
            raise ImportUnreadable("empty")
        self._archive: ZipFile | None = None
        self._members: dict[str, ZipInfo] = {}
        records = content
        if content[:2] == b"PK":
            self._open(content)
            records = self._unpacked(RECORDS, MOST_RECORDS)
        self.whole: Mapping[str, Any] = _records(records, most_rows)

    def has(self, name: str) -> bool:
        """Whether a file of this name can be read."""
        return name in self._members and self._members[name].file_size <= MOST_FILE

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none of this name, or it is not whole."""
        try:
            return self._unpacked(name, MOST_FILE)
        except ImportUnreadable:
            return None

    def _open(self, content: bytes) -> None:
        try:
            self._archive = ZipFile(io.BytesIO(content))
        except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as broken:
            raise ImportUnreadable("archive") from broken
        members = self._archive.infolist()
        total = sum(each.file_size for each in members)
        if len(members) > MOST_FILES or total > MOST_TOTAL or total > RATIO * len(content) + MEGABYTE:
            raise ImportUnreadable("large")
        if any(each.flag_bits & ENCRYPTED for each in members):
            raise ImportUnreadable("locked")
        self._members = {each.filename: each for each in members if not each.is_dir()}
        if RECORDS not in self._members:
            raise ImportUnreadable("archive")

    def _unpacked(self, name: str, most: int) -> bytes:
        """The bytes, never more than `most` of them: what an archive says of sizes is checked against what comes."""
        if self._archive is None or name not in self._members:
            raise ImportUnreadable("archive")
        try:
            with self._archive.open(self._members[name]) as file:
                found = file.read(most + 1)
        except (BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, RuntimeError, ValueError) as broken:
            raise ImportUnreadable("archive") from broken
        if len(found) > most:
            raise ImportUnreadable("large")
        return found


def _records(content: bytes, most_rows: float) -> Mapping[str, Any]:
    """The records. Raises ImportUnreadable for what is no export, or one of another version."""
    if len(content) > MOST_RECORDS:
        raise ImportUnreadable("large")
    try:
        whole: Any = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as broken:
        raise ImportUnreadable("records") from broken
    version = whole.get("schema") if isinstance(whole, dict) else None
    if not isinstance(version, str) or not version.startswith(OURS):
        raise ImportUnreadable("records")
    if version != SCHEMA:
        raise ImportUnreadable("older" if _number(version) < _number(SCHEMA) else "newer")
    if _own_rows(whole) > most_rows:
        raise ImportUnreadable("many")
    try:
        fault = next(_validator().iter_errors(whole), None)
    except RecursionError as deep:
        raise ImportUnreadable("schema") from deep
    if fault is not None:
        raise ImportUnreadable("schema", " › ".join(str(part) for part in fault.absolute_path)[:200])
    found: Mapping[str, Any] = whole
    return found


def _own_rows(whole: Any) -> int:
    """How many records would be rows here; asked before their form, which takes long to look through."""
    packages, joint = whole.get("packages"), whole.get("joint")
    kinds = {(data.package, kind.model.seal_name) for data in registry.packages() for kind in data.imports}
    tables = [
        rows
        for package, table in (packages.items() if isinstance(packages, dict) else ())
        for name, rows in (table.items() if isinstance(table, dict) else ())
        if (package, name) in kinds
    ]
    tables += [each.get("entries") for each in (joint if isinstance(joint, list) else ()) if isinstance(each, dict)]
    return sum(len(rows) for rows in tables if isinstance(rows, list))


def _number(version: str) -> float:
    """The number of a version; more than any where it is none."""
    found = re.fullmatch(r"[0-9]{1,5}", version.removeprefix(OURS))
    return int(found[0]) if found else inf


def _no_number(name: str) -> None:
    raise ValueError(name)


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(account_export.schema())
