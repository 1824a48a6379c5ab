"""The instruments there are: those of the package and those of the operator's folder, read once by each process.

A version with which somebody began is *published*: its content stays as it was. Ours are published by a ledger beside the
files, an operator's by the rows that `publish` makes; `verify` holds the files against both before the app starts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import yaml
from django.conf import settings

from our2souls.readiness.instrument.loader import InvalidInstrument, parse
from our2souls.readiness.instrument.model import Instrument
from our2souls.readiness.instrument.models import PublishedInstrument

OURS = "our2souls"
PACKAGED = Path(__file__).parent / "files"
LEDGER = "published.yaml"


class InstrumentMissing(KeyError):
    """Somebody answered an instrument whose file is no longer there."""


class InstrumentsInvalid(Exception):
    """The files are not such that the app may start; each of its `sentences` says what to do."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(self.sentences))


class InstrumentReference(Protocol):
    """A row that says with which instrument it was begun."""

    @property
    def instrument(self) -> str: ...

    @property
    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """An instrument and the file that it stands in."""

    instrument: Instrument
    path: Path


def available() -> tuple[Instrument, ...]:
    """The newest version of each instrument, ours first, the others by key; raises InstrumentsInvalid when a file is faulty."""
    newest: dict[str, Instrument] = {}
    for (key, _), entry in sorted(_entries().items()):
        newest[key] = entry.instrument
    return tuple(sorted(newest.values(), key=lambda one: (one.key != OURS, one.key)))


def instrument_of(row: InstrumentReference) -> Instrument:
    """The instrument in the version with which a sitting, an attempt or a baseline was begun; raises InstrumentMissing."""
    entry = _entries().get((row.instrument, row.version))
    if entry is None:
        raise InstrumentMissing((row.instrument, row.version))
    return entry.instrument


def publish(instrument: Instrument) -> None:
    """From now on this version stays as it is. To be called when a sitting or attempt begins; again changes nothing.

    Raises InstrumentsInvalid when the version was published with other content.
    """
    row, _ = PublishedInstrument.objects.get_or_create(
        instrument=instrument.key, version=instrument.version, defaults={"digest": instrument.digest}
    )
    if row.digest != instrument.digest:
        raise InstrumentsInvalid([_changed(CatalogEntry(instrument, settings.OUR2SOULS_INSTRUMENTS))])


def verify() -> None:
    """Hold the files against what was published; raises InstrumentsInvalid with all that is faulty, changed or gone."""
    entries = _entries()
    wrong = list(_unlike(entries, PACKAGED, _ledger())) or list(
        _unlike(
            entries,
            settings.OUR2SOULS_INSTRUMENTS,
            PublishedInstrument.objects.values_list("instrument", "version", "digest"),
        )
    )
    if wrong:
        raise InstrumentsInvalid(wrong)


def clear_cache() -> None:
    """Forget what was read: the next question reads the files anew."""
    _entries.cache_clear()


@cache
def _entries() -> dict[tuple[str, int], CatalogEntry]:
    entries: dict[tuple[str, int], CatalogEntry] = {}
    wrong = []
    for path in _files():
        try:
            entry = CatalogEntry(parse(path.read_text(encoding="utf-8")), path)
        except InvalidInstrument as faulty:
            wrong += [f"{path}: {fault}" for fault in faulty.faults]
            continue
        except (OSError, UnicodeDecodeError):
            wrong.append(f"{path} cannot be read; save it as plain text in UTF-8 and let this program read it.")
            continue
        key, version = entry.instrument.key, entry.instrument.version
        if key == OURS and path.parent != PACKAGED:
            wrong.append(f"{path}: the key {OURS} is that of the instrument that comes with the app; choose another.")
        elif (key, version) in entries:
            wrong.append(
                f"{path}: {entries[key, version].path} is {key}, version {version} too; raise the version of one."
            )
        else:
            entries[key, version] = entry
    if wrong:
        raise InstrumentsInvalid(wrong)
    return entries


def _files() -> Iterator[Path]:
    for folder in dict.fromkeys((PACKAGED, settings.OUR2SOULS_INSTRUMENTS)):
        if folder.is_dir():
            yield from sorted(
                path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"} and path.name != LEDGER
            )


def _ledger() -> Iterator[tuple[str, int, str]]:
    for line in yaml.safe_load((PACKAGED / LEDGER).read_text(encoding="utf-8")):
        yield line["key"], line["version"], line["digest"]


def _unlike(
    entries: dict[tuple[str, int], CatalogEntry], folder: Path, published: Iterable[tuple[str, int, str]]
) -> Iterator[str]:
    for key, version, digest in published:
        entry = entries.get((key, version))
        if entry is None:
            yield (
                f"People have answered the instrument {key}, version {version}, and its file is gone;"
                f" put it back into {folder}."
            )
        elif entry.instrument.digest != digest:
            yield _changed(entry)


def _changed(entry: CatalogEntry) -> str:
    version = entry.instrument.version
    return (
        f"{entry.path} was changed, but people have answered {entry.instrument.key}, version {version}, as it was;"
        f" put the old text back, and save the new one beside it as a file of its own with version: {version + 1}."
    )
