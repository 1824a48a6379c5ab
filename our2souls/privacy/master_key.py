"""The master key, which wraps every data key: the one that counts, and those that may still open during its rotation.

It is read at the start. Its rotation puts files beside it (`NEW` until it is done, `OLD` afterwards), which a process that
runs meanwhile reads when what it knows does not open a key, and before it wraps one.
"""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings

KEY_BYTES = 32
NAME = "master.key"
NEW, OLD = f"{NAME}.new", f"{NAME}.old"


class MasterKeyForeign(LookupError):
    """No master key that is here opens this data key: it was wrapped by another one."""


def read(path: Path) -> bytes | None:
    """The key in a file; None where there is no file, or no key in it."""
    try:
        key = b64decode(path.read_text(encoding="ascii").strip(), validate=True)
    except (OSError, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def wrap(data_key: bytes) -> bytes:
    """Wrap a data key by the master key that counts: the new one while it is being rotated (AES key wrap, RFC 3394)."""
    return wrap_by(next(_those_here(NEW, NAME)), data_key)


def wrap_by(master: bytes, data_key: bytes) -> bytes:
    """Wrap a data key by a certain master key."""
    return aes_key_wrap(master, data_key)


def is_wrapped_by(master: bytes, wrapped: bytes) -> bool:
    """Whether a certain master key opens a wrapped data key."""
    try:
        aes_key_unwrap(master, wrapped)
    except (InvalidUnwrap, ValueError):
        return False
    return True


def unwrap(wrapped: bytes) -> bytes:
    """The data key back. Raises MasterKeyForeign when it was wrapped by a master key that is not here."""
    for master in _known_first():
        try:
            return aes_key_unwrap(master, wrapped)
        except (InvalidUnwrap, ValueError):
            continue
    raise MasterKeyForeign("The master key is not the one this key was wrapped by.")


def _known_first() -> Iterator[bytes]:
    yield settings.OUR2SOULS_MASTER_KEY
    yield from _those_here(NEW, NAME, OLD)


def _those_here(*names: str) -> Iterator[bytes]:
    """The keys of these files; in place of the file `NAME`, when the key comes from elsewhere, what the settings say."""
    folder: Path = settings.OUR2SOULS_SECRETS
    for name in names:
        is_given = name == NAME and settings.OUR2SOULS_MASTER_KEY_IS_GIVEN
        key = settings.OUR2SOULS_MASTER_KEY if is_given else read(folder / name)
        if key:
            yield key
    if NAME in names:
        yield settings.OUR2SOULS_MASTER_KEY
