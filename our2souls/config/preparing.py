"""Brings a data folder up to this version of the code: tables, cache, catalogues, static files, and a look at keys and instruments.

Everything here may be done twice; a second start finds what the first one made and is quick.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import OperationalError

from our2souls.config import catalogues
from our2souls.config.env import Refusal
from our2souls.privacy.models import DataKey
from our2souls.readiness import library

STAMP = ".made-from"


def prepare() -> None:
    """Migrate both databases, make the table of counts, compile catalogues, collect static files.

    Raises Refusal when a database does not answer, the keys are not those of the data, or an instrument of the readiness
    test is faulty, or not as people answered it.
    """
    instruments_can_be_read()
    try:
        call_command("migrate", database="default", verbosity=0, interactive=False)
        call_command("migrate", database="keys", verbosity=0, interactive=False)
        call_command("createcachetable", database="limits", verbosity=0)
        keys_open_the_data()
        instruments_are_as_they_were()
    except OperationalError as wrong:
        sentence = (
            "A database cannot be opened; see that the data folder is writable, or that the server of"
            " OUR2SOULS_DATABASE_URL or OUR2SOULS_KEYS_DATABASE_URL is running."
        )
        raise Refusal(sentence) from wrong
    catalogues.compile_stale(settings.PACKAGE / "locale")
    if not settings.FROM_FOLDERS:
        collect_static(settings.STATIC_ROOT)


def keys_open_the_data() -> None:
    """Say so now, rather than at the first page, when the master key or the key store belongs to other data.

    Raises Refusal with what to put back.
    """
    key = DataKey.objects.using("keys").filter(wrapped__isnull=False).first()
    if key is None or key.wrapped is None:
        if get_user_model()._default_manager.exists():
            sentence = (
                "The key store holds no keys while the database holds people; put keys.sqlite3 back from your backup."
            )
            raise Refusal(sentence)
        return
    try:
        aes_key_unwrap(settings.OUR2SOULS_MASTER_KEY, bytes(key.wrapped))
    except InvalidUnwrap as wrong:
        sentence = "The master key is not the one this data was sealed with; put the right one back from your backup."
        raise Refusal(sentence) from wrong


def instruments_can_be_read() -> None:
    """Raises Refusal with all faults of the instruments' files, each in a sentence of what to do."""
    library.reread()
    with _refusing_the_unusable():
        library.offered()


def instruments_are_as_they_were() -> None:
    """Raises Refusal with what is faulty, or not as people answered it, each in a sentence of what to do."""
    with _refusing_the_unusable():
        library.look_over()


@contextmanager
def _refusing_the_unusable() -> Iterator[None]:
    try:
        yield
    except library.Unusable as wrong:
        raise Refusal("\n".join(wrong.sentences)) from wrong


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
    seen = sha256()
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            with storage.open(name) as file:
                seen.update(f"{name}\0".encode() + sha256(file.read()).digest())
    return seen.hexdigest()
