"""Putting copies back into an empty place: looked over first, keys before rows, whoever was erased since erased again."""

import shutil
import sqlite3
from base64 import b16decode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from our2souls.config.env.variables import StartupError
from our2souls.config.startup import migration_state
from our2souls.config.startup import prepare as startup_prepare
from our2souls.operation import erasure
from our2souls.operation.backup import create, database, manifest, tombstones
from our2souls.operation.backup.manifest import CopyFaulty, Manifest
from our2souls.operation.lock import one_at_a_time
from our2souls.operation.progress import Say, counted
from our2souls.privacy import keys, master_key
from our2souls.privacy.models import DataKey

ALIASES = {"data": "default", "keys": "keys"}
OF_FILES = ("files", "instruments")


@dataclass(frozen=True, slots=True)
class Copy:
    """A folder with a copy in it, and its manifest."""

    folder: Path
    manifest: Manifest


def newest(place: Path) -> Path:
    """The copy that is meant by a place: itself, or the newest in it. Raises StartupError where there is none."""
    if (place / manifest.NAME).is_file():
        return place
    found = create.copies(place) if place.is_dir() else []
    if not found:
        raise StartupError(f"There is no backup in {place}; name the folder that `our2souls backup` wrote.")
    return found[-1]


def matching(keys_place: Path, copy: Path) -> Path:
    """The copy of the key store that was made with a copy of the data, or else the newest in the place."""
    twin = keys_place / copy.name
    return twin if (twin / manifest.NAME).is_file() else newest(keys_place)


def looked_over(folder: Path, holds: str) -> Copy:
    """A copy, every file of which is what was copied. Raises StartupError that names what is damaged, or isn't for us."""
    try:
        found = manifest.read(folder)
        if found.holds != holds:
            raise CopyFaulty(f"{folder} holds the {found.holds}; a copy of the {holds} is wanted here.")
        if faults := list(manifest.faults(folder, found)):
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise CopyFaulty(f"{faults[0]}{more} Take another backup.")
    except CopyFaulty as fault:
        raise StartupError(str(fault)) from fault
    return Copy(folder, found)


def restore(copy: Path, keys_copy: Path, say: Say) -> int:
    """Put a copy of the data and one of the key store into the empty place that the settings name.

    Says how many erased people were in it and have been erased again. Raises StartupError, with nothing changed, for a copy that
    is damaged, newer than this version or of another kind of database, for a place that isn't empty and for foreign keys.
    """
    data: Path = settings.OUR2SOULS_DATA
    marker = data / startup_prepare.RESTORING
    with one_at_a_time(data):
        say("Looking over the copies …")
        both = [looked_over(copy, "data"), looked_over(keys_copy, "keys")]
        for each in both:
            _can_be_read(each)
        _keys_open(both[1])
        if marker.exists():
            _clear(data)
        _is_empty(data)
        marker.touch(mode=0o600)
        erased = _put_back(data, both, say)
        startup_prepare.prepare(restoring=True)
        again = erasure.erase_again()
        marker.unlink()
    if erased:
        say(f"Erased since this copy was made, and erased again: {len(erased)} keys, {again} people.")
    return again


def _can_be_read(copy: Copy) -> None:
    vendor = connections[ALIASES[copy.manifest.holds]].vendor
    if copy.manifest.kind != vendor:
        setting = "OUR2SOULS_DATABASE_URL" if copy.manifest.holds == "data" else "OUR2SOULS_KEYS_DATABASE_URL"
        todo = "remove" if copy.manifest.kind == database.SQLITE else "set"
        raise StartupError(f"{copy.folder} is a copy of {copy.manifest.kind}; {todo} {setting} to restore it.")
    loader = MigrationLoader(None)
    if any(migration_state.is_newer((app, name), loader) for app, name in copy.manifest.migrations):
        sentence = f"{copy.folder} was made by a newer version of Our2Souls ({copy.manifest.app_version}); install that one first."
        raise StartupError(sentence)


def _keys_open(copy: Copy) -> None:
    if not settings.OUR2SOULS_MASTER_KEY:
        sentence = (
            f"There is no master key: put it back as {settings.OUR2SOULS_SECRETS / master_key.NAME}, or set"
            " OUR2SOULS_MASTER_KEY_FILE. No backup has it."
        )
        raise StartupError(sentence)
    for wrapped in _wrapped_keys(copy):
        try:
            master_key.unwrap(wrapped)
        except master_key.MasterKeyForeign as foreign:
            sentence = (
                f"The master key does not open the keys in {copy.folder}; put the one back that they were made with."
            )
            raise StartupError(sentence) from foreign


def _wrapped_keys(copy: Copy) -> Iterator[bytes]:
    table = DataKey._meta.db_table
    if copy.manifest.kind == database.SQLITE:
        with closing(
            sqlite3.connect(f"{(copy.folder / database.FILES['keys']).as_uri()}?immutable=1", uri=True)
        ) as rows:
            for (wrapped,) in rows.execute(f"SELECT wrapped FROM {table} WHERE wrapped IS NOT NULL"):  # noqa: S608 - ours
                yield bytes(wrapped)
        return
    place = copy.manifest.tables[table].index("wrapped")
    for line in (copy.folder / database.ROWS / table).read_text(encoding="utf-8").splitlines():
        value = line.split("\t")[place]
        if value != r"\N":
            yield b16decode(value.removeprefix(r"\\x"), casefold=True)


def _is_empty(data: Path) -> None:
    there = [name for name in OF_FILES if any((data / name).rglob("*"))]
    there += [database.FILES[alias] for alias in ALIASES.values() if not database.is_empty(alias)]
    if there:
        raise StartupError(f"{data} is not empty: it has {there[0]}. Name an empty folder, or empty databases.")


def _clear(data: Path) -> None:
    """Take away what a restore that was cut off has put there; it began in an empty place."""
    for name in OF_FILES:
        shutil.rmtree(data / name, ignore_errors=True)
    for alias in ALIASES.values():
        connection = connections[alias]
        connection.close()
        if connection.vendor == database.SQLITE:
            for suffix in ("", "-wal", "-shm"):
                (data / f"{database.FILES[alias]}{suffix}").unlink(missing_ok=True)
        else:
            database.drop_all(alias)


def _put_back(data: Path, both: list[Copy], say: Say) -> list[UUID]:
    """Files, keys, then rows. Whose keys were destroyed since the copy was made."""
    copied = both[0]
    names = [name for name in copied.manifest.files if name.split("/")[0] in OF_FILES]
    for name in counted(names, len(names), "Files", say):
        manifest.copy(copied.folder / name, data / name)
    erased = tombstones.read_all({each.folder for each in both} | {both[1].folder.parent})
    brought_back: list[UUID] = []
    for each in reversed(both):
        alias = ALIASES[each.manifest.holds]
        if each.manifest.kind == database.SQLITE:
            connections[alias].close()
            manifest.copy(each.folder / database.FILES[alias], Path(connections[alias].settings_dict["NAME"]))
        else:
            database.load(alias, each.folder, each.manifest.migrations, each.manifest.tables, say)
        if alias == "keys":
            keys.clear_cache()
            brought_back = tombstones.apply(erased)
    return brought_back
