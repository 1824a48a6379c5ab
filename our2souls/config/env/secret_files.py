"""The two secret keys as files of the data folder: made once, at the first start, readable by their owner alone.

`secret/django.key` signs cookies and links; losing it signs everybody out. `secret/master.key` wraps the data keys;
losing it loses everybody's words. So neither is ever overwritten, and a master key is never made for data that already
exists.
"""

import base64
import contextlib
import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from our2souls.config.env.readers import MASTER_KEY_BYTES
from our2souls.config.env.variables import StartupError, value_of

FOLDER = "secret"
DJANGO_KEY = "django.key"
MASTER_KEY = "master.key"


def make_folder(data: Path) -> None:
    """Make the data folder (mode 0700) where it is missing. Raises StartupError when it cannot be made or written to."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = data / f".write-{os.getpid()}"
        probe.touch(mode=0o600)
        probe.unlink()
    except OSError as wrong:
        sentence = (
            f"The data folder {data} cannot be written to; choose another with OUR2SOULS_DATA (make serve DATA=…)"
            " or change its owner."
        )
        raise StartupError(sentence) from wrong


def read(data: Path) -> tuple[str, bytes]:
    """The signing key and the master key, from the environment or from the data folder; empty where there is none yet.

    Raises StartupError when a key's file is there but cannot be read or does not hold a key.
    """
    return value_of("SECRET_KEY") or _signing_key(data), value_of("MASTER_KEY") or _master_key(data)


def ensure(data: Path, holds_people: Callable[[], bool]) -> None:
    """Make the keys that are missing, as files of mode 0600 in a folder of mode 0700; what is there stays.

    Raises StartupError when the master key is missing while `holds_people()`: a new one would open nobody's words.
    """
    signing, master = read(data)
    if not master and holds_people():
        sentence = (
            f"The master key {data / FOLDER / MASTER_KEY} is missing while the database already holds people; put it back"
            " from your backup or set OUR2SOULS_MASTER_KEY_FILE, because without it nobody’s words can be read."
        )
        raise StartupError(sentence)
    if not signing:
        _write(data, DJANGO_KEY, secrets.token_urlsafe(48).encode())
    if not master:
        _write(data, MASTER_KEY, base64.b64encode(secrets.token_bytes(MASTER_KEY_BYTES)))


def _signing_key(data: Path) -> str:
    found = _text_of(data / FOLDER / DJANGO_KEY)
    if found is not None and len(found) < MASTER_KEY_BYTES:
        raise StartupError(
            f"{data / FOLDER / DJANGO_KEY} does not hold a key; remove it and a new one is made (all sign in again)."
        )
    return found or ""


def _master_key(data: Path) -> bytes:
    path = data / FOLDER / MASTER_KEY
    found = _text_of(path)
    if found is None:
        return b""
    try:
        key = base64.b64decode(found, validate=True)
    except ValueError:
        key = b""
    if len(key) != MASTER_KEY_BYTES:
        raise StartupError(
            f"{path} does not hold a master key (32 bytes in base64); put the right one back from your backup."
        )
    return key


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as wrong:
        raise StartupError(f"{path} cannot be read; make it readable for the user that runs Our2Souls.") from wrong


def _write(data: Path, name: str, key: bytes) -> None:
    folder = data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    # not the process id: in a container it is the same at every start, and a start that was cut off leaves its draft
    publish(folder, name, key, f".{name}.{secrets.token_hex(4)}")


def publish(folder: Path, name: str, key: bytes, draft_name: str) -> None:
    """Put a key into `folder` as `name`, whole or not at all; where one is already, that one stays.

    It is written as `draft_name` first and linked: two starts at once must not end with two keys.
    """
    draft = folder / draft_name
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, folder / name)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            _rename(draft, folder / name)
        with _folder_lock(folder) as handle, contextlib.suppress(OSError):
            os.fsync(handle)  # the name too must outlive a power cut that the rows outlive
    finally:
        draft.unlink(missing_ok=True)


def _rename(draft: Path, target: Path) -> None:
    """What linking would do, one at a time: a rename alone would replace what is there."""
    with _folder_lock(target.parent):
        if not target.exists():
            draft.rename(target)


@contextlib.contextmanager
def _folder_lock(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # a file system that knows no locks either
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
