"""A new master key, while the server runs: every data key is unwrapped by the old one and wrapped by the new one.

The new key lies in a file of its own until all are wrapped by it, then takes the old one's place. Processes that run find
either (see `privacy.master_key`). Whatever moment it is cut off at, the same command goes on from there.
"""

import os
import secrets
from base64 import b64encode
from pathlib import Path

from django.conf import settings

from our2souls.config.env import secret_files
from our2souls.config.env.variables import StartupError
from our2souls.operation.lock import one_at_a_time
from our2souls.operation.progress import Say, counted
from our2souls.privacy import master_key
from our2souls.privacy.models import DataKey

COLUMNS = ("wrapped", "previous")


def rotate(say: Say, *, to: Path | None = None) -> None:
    """Go over to the key in the file `to`, or to one made now; goes on with one that was begun.

    Raises StartupError when that file holds no key, or another rotation is under way.
    """
    with one_at_a_time(settings.OUR2SOULS_DATA):
        new = _new_key(to)
        _wrap_all(new, say)
        if settings.OUR2SOULS_MASTER_KEY_IS_GIVEN:
            _ask_to_give(new, say)
        else:
            _switch()
            _wrap_all(new, say)  # what a process made with the old one, that had read it before
            say(f"The new master key is {settings.OUR2SOULS_SECRETS / master_key.NAME}: copy it to a safe place now.")
            say(
                f"The former one is beside it as {master_key.OLD}, for copies of the key store that are not seven days old yet."
            )


def _new_key(to: Path | None) -> bytes:
    folder: Path = settings.OUR2SOULS_SECRETS
    under_way, given = master_key.read(folder / master_key.NEW), master_key.read(to) if to else None
    if to and given is None:
        raise StartupError(f"{to} does not hold a master key (32 bytes in base64).")
    if under_way and given and under_way != given:
        raise StartupError("A rotation to another master key is under way; finish it first, without --to.")
    if under_way is None and given is None and settings.OUR2SOULS_MASTER_KEY_IS_GIVEN:
        sentence = "The master key comes from OUR2SOULS_MASTER_KEY; write a new one into a file of yours and name it with --to."
        raise StartupError(sentence)
    new = under_way or given or secrets.token_bytes(master_key.KEY_BYTES)
    if under_way is None:
        folder.mkdir(mode=0o700, exist_ok=True)
        secret_files.publish(folder, master_key.NEW, b64encode(new), f".{master_key.NEW}.{secrets.token_hex(4)}")
    return new


def _wrap_all(new: bytes, say: Say) -> None:
    rows = DataKey.objects.using("keys").exclude(wrapped=None, previous=None).order_by("holder")
    for row in counted(rows, rows.count(), "Keys", say):
        for column in COLUMNS:
            wrapped = getattr(row, column)
            if wrapped is None or master_key.is_wrapped_by(new, bytes(wrapped)):
                continue
            again = master_key.wrap_by(new, master_key.unwrap(bytes(wrapped)))
            # a key that was erased or rotated meanwhile stays as it is now
            rows.filter(holder=row.holder, **{column: wrapped}).update(**{column: again})


def _switch() -> None:
    folder: Path = settings.OUR2SOULS_SECRETS
    draft = folder / f".{master_key.OLD}.{secrets.token_hex(4)}"
    secret_files.publish(folder, draft.name, (folder / master_key.NAME).read_bytes().strip(), f"{draft.name}.draft")
    draft.replace(folder / master_key.OLD)
    (folder / master_key.NEW).replace(folder / master_key.NAME)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ask_to_give(new: bytes, say: Say) -> None:
    under_way: Path = settings.OUR2SOULS_SECRETS / master_key.NEW
    if new == settings.OUR2SOULS_MASTER_KEY:
        under_way.unlink()
        say("Done: the master key that OUR2SOULS_MASTER_KEY gives is the new one, and the only one.")
    else:
        say("All keys are wrapped by the new master key. Let OUR2SOULS_MASTER_KEY give it, start anew,")
        say(f"and run this command once more; until then {under_way} must stay.")
