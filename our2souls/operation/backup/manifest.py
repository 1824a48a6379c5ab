"""What a copy holds: each file with its size and SHA-256, by whom and when it was made. Knows files, and nothing of databases."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORMAT = 1
PIECE = 1024 * 1024


class CopyFaulty(Exception):
    """A copy is not whole, or none of ours; says which file, and what is wrong with it."""


@dataclass(slots=True)
class Manifest:
    """Of one copy: what it holds (“data” or “keys”), when and by which version it was made, its migrations and its files.

    `files` has the size and the SHA-256 of each by its path; `tables` the columns of each table that was copied as text.
    """

    holds: str
    made_at: str
    app_version: str
    kind: str
    migrations: list[list[str]] = field(default_factory=list)
    tables: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[Any]] = field(default_factory=dict)
    format: int = FORMAT


def app_version() -> str:
    """Which version of Our2Souls this is."""
    return version("our2souls")


def digest_of(path: Path) -> list[Any]:
    """The size and the SHA-256 of a file."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return [size, digest.hexdigest()]


def copy(source: Path, target: Path) -> list[Any]:
    """Copy a file, to the disk and not only to memory; its size and SHA-256 as they were read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(PIECE):
            digest.update(piece)
            size += len(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return [size, digest.hexdigest()]


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest beside what it tells of, last of all."""
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    with (folder / NAME).open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Manifest:
    """The manifest of a copy. Raises CopyFaulty where there is none that can be read, or a newer one."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CopyFaulty(f"{folder} is no backup of Our2Souls: it has no {NAME}.") from None
    except (OSError, ValueError):
        raise CopyFaulty(f"{folder / NAME} cannot be read.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise CopyFaulty(f"{folder} was made by a newer version of Our2Souls; use that version.")
    try:
        return Manifest(**found)
    except TypeError:
        raise CopyFaulty(f"{folder / NAME} cannot be read.") from None


def faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Reads every file again: one line for each that is missing, changed, or not on the list; nothing when all is whole."""
    for name, (size, digest) in manifest.files.items():
        path = folder / name
        if not path.is_file():
            yield f"{path} is missing."
        elif path.stat().st_size != size or digest_of(path)[1] != digest:
            yield f"{path} is damaged: it is not what was copied."
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    for name in sorted(there - manifest.files.keys() - {NAME}):
        yield f"{folder / name} does not belong to this copy."
