"""A copy of all that is kept, while the server runs: data in one place, the key store in another.

Files are written before the rows that name them, and deleted after. So files are copied first, then the database as it is at
one moment, then what its rows name and was not there before. What was deleted in between was named a moment ago: then the
database is looked at again, until no row of the copy lacks a file that is there.
"""

import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections

from our2souls.config.env.variables import StartupError
from our2souls.lib.clock import now
from our2souls.operation.backup import database, manifest, tombstones
from our2souls.operation.backup.manifest import Manifest
from our2souls.operation.lock import one_at_a_time
from our2souls.operation.progress import Say, counted
from our2souls.privacy.keys import COPIES_KEPT
from our2souls.vision.media import inventory

STAMP = "%Y-%m-%dT%H%M%S.%fZ"
PARTIAL = ".partial"
LOOKS = 8
"""How often the database is looked at, at most, when files go while they are copied."""


@dataclass(slots=True)
class CopiedFiles:
    """The files that were copied, each as it was: its age and size, and what the manifest says of it."""

    source: Path
    target: Path
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    listed: dict[str, list[Any]] = field(default_factory=dict)

    def bring(self, name: str) -> bool:
        """Copy a file, unless it was copied as it is now; False when it is not there."""
        try:
            found = (self.source / name).stat()
            if self.seen.get(name) != (found.st_mtime_ns, found.st_size):
                self.listed[name] = manifest.copy(self.source / name, self.target / name)
                self.seen[name] = (found.st_mtime_ns, found.st_size)
        except FileNotFoundError:
            return False
        return True

    def keep_only(self, names: set[str]) -> None:
        """Take away what no row of the copied database names."""
        for name in self.listed.keys() - names:
            (self.target / name).unlink(missing_ok=True)
            del self.listed[name]


@dataclass(frozen=True, slots=True)
class Backup:
    """What was made: the two copies, how many files rows name that are not there, and which old copies went."""

    data: Path
    keys: Path
    lacking: int
    removed: list[Path]


def default_keys_place(place: Path) -> Path:
    """Where the key store is copied to when nobody says: beside the data, not in it."""
    return place.with_name(f"{place.name}-keys")


def create(place: Path, keys_place: Path, say: Say, *, days: int | None = None) -> Backup:
    """Copy data and key store, each into a folder named for the moment, and take copies away whose time is over.

    `days`: how long copies of data are kept; for ever without. Raises StartupError when there is nothing to copy, or no place.
    """
    _can_be_copied(place, keys_place)
    with one_at_a_time(settings.OUR2SOULS_DATA):
        at = now()
        data, keys = (_begun(folder, at) for folder in (place, keys_place))
        listed, lacking = _data(data, at, say)
        keys_listed = _keys(keys, at, say)
        tombstones.append(keys_place)
        for folder, copied in ((keys, keys_listed), (data, listed)):
            copied.files[tombstones.NAME] = manifest.copy(keys_place / tombstones.NAME, folder / tombstones.NAME)
            manifest.write(folder, copied)
        done = [_finished(folder) for folder in (keys, data)]
        removed = prune(keys_place, at - COPIES_KEPT)
        if days is not None:
            removed += prune(place, at - timedelta(days=days))
    return Backup(data=done[1], keys=done[0], lacking=lacking, removed=removed)


def _can_be_copied(place: Path, keys_place: Path) -> None:
    if keys_place == place or place in keys_place.parents or keys_place in place.parents:
        sentence = (
            f"The keys must not lie with the data that they open; name a place with --keys that is neither in {place}"
            " nor around it."
        )
        raise StartupError(sentence)
    data = settings.OUR2SOULS_DATA.resolve()
    if within := [folder for folder in (place, keys_place) if data in (folder, *folder.parents)]:
        raise StartupError(f"{within[0]} lies in what it is a copy of; name a place outside of {data}.")
    if any(database.is_empty(alias) for alias in ("default", "keys")):
        raise StartupError(
            f"There is nothing to copy in {settings.OUR2SOULS_DATA}; name the data folder with OUR2SOULS_DATA."
        )
    try:
        for folder in (place, keys_place):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as wrong:
        raise StartupError(f"{wrong.filename} cannot be made; name a folder that can be written to.") from wrong


def _begun(place: Path, at: datetime) -> Path:
    for old in place.glob(f"*{PARTIAL}"):  # of a backup that was killed: none other is at work here
        shutil.rmtree(old)
    folder = place / f"{at:{STAMP}}{PARTIAL}"
    folder.mkdir(mode=0o700)
    return folder


def _finished(folder: Path) -> Path:
    whole = folder.with_name(folder.name.removesuffix(PARTIAL))
    folder.rename(whole)
    handle = os.open(whole.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return whole


def _manifest(holds: str, alias: str, at: datetime) -> Manifest:
    made = Manifest(
        holds=holds, made_at=at.isoformat(), app_version=manifest.app_version(), kind=connections[alias].vendor
    )
    made.migrations = database.migrations_of(alias)
    return made


def _data(folder: Path, at: datetime, say: Say) -> tuple[Manifest, int]:
    store = CopiedFiles(Path(default_storage.path("")), folder / "files")
    for name in counted(inventory.stored(), sum(1 for _ in inventory.stored()), "Files", say):
        store.bring(name)
    lacking: set[str] | None = None
    for _look in range(LOOKS):
        with database.snapshot("default"):
            made = _manifest("data", "default", at)
            made.tables = database.dump("default", folder, say)
            names = set(inventory.expected())
        before, lacking = lacking, {name for name in sorted(names) if not store.bring(name)}
        if not lacking or lacking == before:
            break
        say(f"{len(lacking)} files went while they were copied; the database is looked at once more.")
    store.keep_only(names)
    made.files = _listed(folder, made) | {f"files/{name}": entry for name, entry in store.listed.items()}
    made.files |= _instruments(folder)
    return made, len(lacking or ())


def _listed(folder: Path, made: Manifest) -> dict[str, list[Any]]:
    names = [f"{database.ROWS}/{table}" for table in made.tables]
    names += [name for name in database.FILES.values() if (folder / name).is_file()]
    return {name: manifest.digest_of(folder / name) for name in names}


def _instruments(folder: Path) -> dict[str, list[Any]]:
    source = Path(settings.OUR2SOULS_INSTRUMENTS)
    found = [path for path in sorted(source.rglob("*")) if path.is_file()] if source.is_dir() else []
    names = [f"instruments/{path.relative_to(source)}" for path in found]
    return {name: manifest.copy(path, folder / name) for name, path in zip(names, found, strict=True)}


def _keys(folder: Path, at: datetime, say: Say) -> Manifest:
    """After the data: whoever came meanwhile has a key, and has it here too."""
    with database.snapshot("keys"):
        made = _manifest("keys", "keys", at)
        made.tables = database.dump("keys", folder, say)
    made.files = _listed(folder, made)
    return made


def copies(place: Path) -> list[Path]:
    """The whole copies in a place, oldest first."""
    return sorted(folder for folder in place.glob("*Z") if (folder / manifest.NAME).is_file())


def prune(place: Path, before: datetime) -> list[Path]:
    """Take away the copies made before a moment; says which. The newest stays, whatever its age."""
    old = [folder for folder in copies(place)[:-1] if datetime.fromisoformat(manifest.read(folder).made_at) < before]
    for folder in old:
        shutil.rmtree(folder)
    return old
