"""Brings a data folder up to this version of the code: tables, cache, catalogues, static files, and a look at keys and files.

Everything here may be done twice; a second start finds what the first one made and is quick.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from our2souls.config.database.owner import as_owner
from our2souls.config.env.variables import StartupError
from our2souls.config.startup import database_errors, key_check, migration_state, translations
from our2souls.config.startup.folder_lock import folder_lock
from our2souls.helplines import catalog as helplines_catalog
from our2souls.readiness.instrument import catalog as instrument_catalog

STAMP = ".made-from"


RESTORING = ".restoring"
"""A file in the data folder while a restore is at work, or after one that was cut off."""


def prepare(*, restoring: bool = False) -> None:
    """Migrate both databases, make the table of counts, compile catalogues, collect static files: one start at a time.

    Raises StartupError when a database does not answer, is held, is newer than this version or cannot be brought up to it, when
    there is no room, a restore was not finished, the keys are not those of the data, the help lines cannot be read, or an
    instrument of the readiness test is faulty, or not as people answered it.
    """
    if not restoring and (settings.OUR2SOULS_DATA / RESTORING).exists():
        sentence = f"A restore into {settings.OUR2SOULS_DATA} was not finished; run the same `our2souls restore` again."
        raise StartupError(sentence)
    instruments_can_be_read()
    helplines_can_be_read()
    with folder_lock(settings.OUR2SOULS_DATA), database_errors.startup_errors():
        _databases()
        instruments_are_as_they_were()
        translations.compile_stale(settings.PACKAGE / "locale")
        if not settings.FROM_FOLDERS:
            collect_static(settings.STATIC_ROOT)


def _databases() -> None:
    for alias in ("default", "keys"):
        migration_state.refuse_unknown_steps(alias)
    key_check.people_of_the_keys_are_here()
    with as_owner():
        for alias in ("default", "keys"):
            migration_state.bring_up_to_date(alias)
        call_command("createcachetable", database="limits", verbosity=0)
    key_check.keys_open_the_words()


def instruments_can_be_read() -> None:
    """Raises StartupError with all faults of the instruments' files, each in a sentence of what to do."""
    instrument_catalog.clear_cache()
    with _refusing_the_unusable():
        instrument_catalog.available()


def helplines_can_be_read() -> None:
    """Raises StartupError with all faults of the files of help lines, each in a sentence of what to do."""
    helplines_catalog.clear_cache()
    try:
        helplines_catalog.available()
    except helplines_catalog.HelplinesInvalid as wrong:
        raise StartupError("\n".join(wrong.sentences)) from wrong


def instruments_are_as_they_were() -> None:
    """Raises StartupError with what is faulty, or not as people answered it, each in a sentence of what to do."""
    with _refusing_the_unusable():
        instrument_catalog.verify()


@contextmanager
def _refusing_the_unusable() -> Iterator[None]:
    try:
        yield
    except instrument_catalog.InstrumentsInvalid as wrong:
        raise StartupError("\n".join(wrong.sentences)) from wrong


def collect_static(root: Path) -> None:
    """Collect, hash and compress the static files, unless `root` was made from exactly these."""
    source = fingerprint()
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii") == source:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(source, encoding="ascii")


def fingerprint() -> str:
    """What the static files in the code are: their names and contents, as one hash."""
    digest = sha256()
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            with storage.open(name) as file:
                digest.update(f"{name}\0".encode() + sha256(file.read()).digest())
    return digest.hexdigest()
