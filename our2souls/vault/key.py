"""The key of a vault: random, and kept only wrapped, by a passphrase and by a recovery code that its owner alone has.

A passphrase becomes a key by Argon2id (RFC 9106, its second recommended choice: 3 passes over 64 MiB in 4 lanes), a code of
160 random bits by HKDF (RFC 5869); either unwraps the vault's own key (AES key wrap, RFC 3394). What lies in the vault is
encrypted by that key (AES-256-GCM), bound to its place. Nothing here knows of a database or a request.
"""

import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12
COST = {"passes": 3, "kibibytes": 64 * 1024, "lanes": 4}
MOST = {"passes": 10, "kibibytes": 256 * 1024, "lanes": 8}
"""What a wrapped key that came from elsewhere may ask of this machine."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as a digit or as another."""
LETTERS, GROUP = 32, 4
ALIKE = str.maketrans("OIL", "011")
CODE_USE = b"our2souls:vault-recovery"


class WrongSecret(ValueError):
    """The passphrase or code is not the one, or what was wrapped is damaged."""


def create() -> bytes:
    """A new key."""
    return os.urandom(KEY_BYTES)


def composed(passphrase: str) -> str:
    """A passphrase as it counts: what a Mac sends for é is not what other machines send, and nobody sees two spaces."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def recovery_code() -> str:
    """A new code: 160 random bits in eight groups of four letters."""
    letters = "".join(secrets.choice(ALPHABET) for _n in range(LETTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))


def plain_code(typed: str) -> str:
    """A code's letters, however it was typed. Raises WrongSecret for what cannot be one."""
    letters = "".join(each for each in typed.upper().translate(ALIKE) if each.isalnum())
    if len(letters) != LETTERS or set(letters) - set(ALPHABET):
        raise WrongSecret
    return letters


def wrap(key: bytes, passphrase: str) -> dict[str, Any]:
    """The key, wrapped by a passphrase: what is needed to unwrap it but the passphrase itself, as JSON holds it."""
    salt = os.urandom(SALT_BYTES)
    return {"salt": _text(salt), "wrapped": _text(aes_key_wrap(_stretched(passphrase, salt, COST), key)), **COST}


def unwrap(wrapped: Mapping[str, Any], passphrase: str) -> bytes:
    """The key back. Raises WrongSecret."""
    try:
        cost = {name: int(wrapped[name]) for name in COST}
        if any(not 1 <= cost[name] <= MOST[name] for name in COST):
            raise WrongSecret
        return _unwrapped(_stretched(passphrase, _bytes(wrapped["salt"]), cost), wrapped["wrapped"])
    except (HashingError, KeyError, TypeError, ValueError) as malformed:
        raise WrongSecret from malformed


def are_wraps(found: Any) -> bool:
    """Whether this can be a key wrapped by a passphrase and by a code: all that can be said without either."""
    if not (
        isinstance(found, dict) and isinstance(found.get("code"), str) and isinstance(found.get("passphrase"), dict)
    ):
        return False
    wrapped = found["passphrase"]
    costs = all(type(wrapped.get(name)) is int and 1 <= wrapped[name] <= MOST[name] for name in COST)
    return costs and all(isinstance(wrapped.get(name), str) for name in ("salt", "wrapped"))


def wrap_by_code(key: bytes, code: str) -> str:
    """The key, wrapped by a recovery code. Raises WrongSecret for what is no code."""
    return _text(aes_key_wrap(_key_of_code(code), key))


def unwrap_by_code(wrapped: str, code: str) -> bytes:
    """The key back. Raises WrongSecret."""
    return _unwrapped(_key_of_code(code), wrapped)


def encrypt(key: bytes, plain: bytes, place: str) -> str:
    """Bytes as they lie in the vault at a place, as text: nonce, ciphertext, tag."""
    nonce = os.urandom(NONCE_BYTES)
    return _text(nonce + AESGCM(key).encrypt(nonce, plain, place.encode()))


def decrypt(key: bytes, sealed: str, place: str) -> bytes:
    """The bytes back. Raises WrongSecret where they were changed, moved, or are another vault's."""
    raw = _bytes(sealed)
    try:
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    except (InvalidTag, ValueError) as changed:
        raise WrongSecret from changed


def _stretched(passphrase: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    secret = composed(passphrase).encode()
    return hash_secret_raw(
        secret, salt, cost["passes"], cost["kibibytes"], cost["lanes"], hash_len=KEY_BYTES, type=Type.ID
    )


def _key_of_code(code: str) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=CODE_USE).derive(plain_code(code).encode())


def _unwrapped(by: bytes, wrapped: Any) -> bytes:
    try:
        return aes_key_unwrap(by, _bytes(wrapped))
    except (InvalidUnwrap, ValueError) as wrong:
        raise WrongSecret from wrong


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(text: Any) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (NotBase64, TypeError, ValueError) as malformed:
        raise WrongSecret from malformed
