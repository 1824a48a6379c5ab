"""Data keys: one for each person and each couple, wrapped by the master key, kept in a store of their own.

A data key is 32 random bytes. At rest it lies only wrapped (AES key wrap, RFC 3394) in the `keys` database, which is backed
up apart from the data: erasing a key makes every older backup of its holder's words unreadable. In memory an unwrapped key
lives at most a minute, so that an erased one is gone from all processes soon after.
"""

import hmac
import os
import threading
import time
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import IntegrityError, transaction

from our2souls.lib.clock import now
from our2souls.privacy import master_key
from our2souls.privacy.models import INSTANCE, DataKey

KEY_BYTES = 32
SECONDS_IN_MEMORY = 60
OVERHEAD = 1 + 2 + 12 + 16
"""Bytes by which a ciphertext is longer than its words: format, key version, nonce, tag."""
KEYS_IN_MEMORY = 10_000
COPIES_KEPT = timedelta(days=7)
"""How long a copy of the key store is kept: until then an erased person’s words could be opened with it."""
INSTANCE_HOLDER = UUID(int=0)
"""Whom the instance's own key is kept for: nobody."""


class KeyMissing(LookupError):
    """There is no data key for this holder: the key store is not the one that belongs to this database."""


class KeyErased(KeyMissing):
    """The holder's key was destroyed on purpose; their words cannot be read any more, by anybody."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """A holder's unwrapped keys: the version that seals, and what opens each version there is."""

    version: int
    raw: bytes
    ciphers: dict[int, AESGCM]


_memory: dict[UUID, tuple[float, KeyRing]] = {}
_lock = threading.Lock()


def create(holder: UUID, kind: str) -> None:
    """Give a new person or couple a data key. Doing it twice keeps the first.

    A key is only ever made here, on purpose and once: one made on demand would hide that the key store was lost.
    """
    create_for_instance()
    _create(holder, kind)


def create_for_instance() -> None:
    """Give the instance its key, unless it has one; in a store with keys of people a lost one is never made again.

    One that another master key wrapped is made anew while it is the only key: nobody's words hang on it yet. Raises KeyMissing
    where it is lost and others are there.
    """
    store = DataKey.objects.using("keys")
    row, others = store.filter(holder=INSTANCE_HOLDER).first(), store.exclude(holder=INSTANCE_HOLDER)
    if row is not None and (others.exists() or _opens(row)):
        return
    if row is not None:
        row.delete()
    if others.exists():
        raise KeyMissing("The key store has lost the key of the instance.")
    _create(INSTANCE_HOLDER, INSTANCE)


def _opens(row: DataKey) -> bool:
    try:
        return bool(master_key.unwrap(bytes(row.wrapped or b"")))
    except master_key.MasterKeyForeign:
        return False


def _create(holder: UUID, kind: str) -> None:
    wrapped = master_key.wrap(os.urandom(KEY_BYTES))
    try:
        with transaction.atomic(using="keys"):
            DataKey.objects.using("keys").create(holder=holder, kind=kind, wrapped=wrapped, made_at=now())
    except IntegrityError:
        return


def ring_of(holder: UUID) -> KeyRing:
    """A holder's keys, unwrapped.

    Raises KeyMissing when there is none, KeyErased when it was destroyed, MasterKeyForeign when another master key wrapped it.
    """
    cached = _memory.get(holder)
    if cached is not None and cached[0] > time.monotonic():
        return cached[1]
    row = DataKey.objects.using("keys").filter(holder=holder).first()
    if row is None:
        msg = "No data key for this holder."
        raise KeyMissing(msg)
    if row.erased_at is not None or row.wrapped is None:
        msg = "This holder's data key was erased."
        raise KeyErased(msg)
    raw = master_key.unwrap(bytes(row.wrapped))
    ciphers = {row.version: AESGCM(raw)}
    if row.previous is not None:
        ciphers[row.version - 1] = AESGCM(master_key.unwrap(bytes(row.previous)))
    ring = KeyRing(row.version, raw, ciphers)
    with _lock:
        if len(_memory) > KEYS_IN_MEMORY:
            _memory.clear()
        _memory[holder] = (time.monotonic() + SECONDS_IN_MEMORY, ring)
    return ring


def erase(holder: UUID) -> None:
    """Destroy a holder's key for good, in every version, and leave a tombstone, which a restore applies again."""
    DataKey.objects.using("keys").filter(holder=holder).update(wrapped=None, previous=None, erased_at=now())
    clear_cache()


def forget(holder: UUID) -> None:
    """Drop a holder's unwrapped keys from this process's memory."""
    with _lock:
        _memory.pop(holder, None)


def clear_cache() -> None:
    """Drop every unwrapped key from this process's memory."""
    with _lock:
        _memory.clear()


def encrypt(holder: UUID, words: bytes, associated_data: str) -> bytes:
    """Encrypt bytes with a holder's key (AES-256-GCM), bound to a place (kind of row, column and row, by names that never change).

    Layout: format byte 1, key version (2 bytes), nonce (12 bytes), ciphertext with its tag.
    """
    ring = ring_of(holder)
    head = b"\x01" + ring.version.to_bytes(2, "big")
    nonce = os.urandom(12)
    return head + nonce + ring.ciphers[ring.version].encrypt(nonce, words, head + associated_data.encode())


def version_of(sealed: bytes) -> int:
    """Which version of its holder's key a ciphertext was made with; its first three bytes are enough."""
    return int.from_bytes(sealed[1:3], "big")


def _instance_key(purpose: str) -> bytes:
    derived = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"our2souls:{purpose}".encode())
    if INSTANCE_HOLDER not in _memory:
        create_for_instance()
    return derived.derive(ring_of(INSTANCE_HOLDER).raw)


def _instance_cipher(purpose: str) -> AESGCM:
    return AESGCM(_instance_key(purpose))


def digest_for_instance(text: str, purpose: str) -> str:
    """A hash (64 hex digits) by which a text is found again; nobody without the instance's key can try texts against it."""
    return hmac.digest(_instance_key(f"digest:{purpose}"), text.encode(), "sha256").hex()


def encrypt_for_instance(text: str, purpose: str) -> str:
    """Encrypt a secret that a library keeps for us, in a column that knows no row.

    Its key is derived for its purpose (HKDF) from the instance's, which a new master key only wraps anew.
    """
    nonce = os.urandom(12)
    return b64encode(nonce + _instance_cipher(purpose).encrypt(nonce, text.encode(), purpose.encode())).decode()


def decrypt_for_instance(sealed: str, purpose: str) -> str:
    """The secret back; raises cryptography's InvalidTag when it was changed or sealed for another purpose."""
    raw = b64decode(sealed)
    return _instance_cipher(purpose).decrypt(raw[:12], raw[12:], purpose.encode()).decode()


def decrypt(holder: UUID, sealed: bytes, associated_data: str) -> bytes:
    """The bytes that seal() was given.

    Raises cryptography's InvalidTag when the ciphertext was changed or moved to another row, column or holder.
    """
    version, ring = version_of(sealed), ring_of(holder)
    if version > ring.version:  # the key was rotated since it was read: the store knows
        forget(holder)
        ring = ring_of(holder)
    cipher = ring.ciphers.get(version)
    if cipher is None:
        raise InvalidTag
    return cipher.decrypt(sealed[3:15], sealed[15:], sealed[:3] + associated_data.encode())
