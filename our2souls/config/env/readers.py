"""How the text of each variable is read. What cannot be understood raises ValueError; InvalidValue says why, to the host."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from our2souls.lib import address_spelling

MASTER_KEY_BYTES = 32
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"", "0", "false", "no", "off"})
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)
PORTS = {"http": 80, "https": 443}
TLS_FROM_THE_START, STARTTLS = 465, 587
"""The ports on which mail servers take letters (RFC 8314)."""


class InvalidValue(ValueError):
    """A value that can be understood and cannot work; its words go on where the variable's name ended."""


@dataclass(frozen=True, slots=True)
class Mailserver:
    """Where letters are handed over: an SMTP server, with or without a sign-in."""

    host: str
    port: int
    username: str
    password: str
    use_tls: bool
    use_ssl: bool


def text(value: str) -> str:
    """Any words."""
    return value.strip()


def yes_or_no(value: str) -> bool:
    """One of YES or NO, in any case."""
    word = value.strip().lower()
    if word not in YES and word not in NO:
        raise ValueError
    return word in YES


def folder(value: str) -> Path:
    """The whole path of a folder, which need not be there."""
    if not value.strip():
        raise ValueError
    return Path(value.strip()).expanduser().resolve()


def folder_there(value: str) -> Path | None:
    """The whole path of a folder that is there, or None for nothing."""
    if not value.strip():
        return None
    found = folder(value)
    if not found.is_dir():
        raise ValueError
    return found


def file_there(value: str) -> Path | None:
    """The whole path of a file that is there, or None for nothing."""
    if not value.strip():
        return None
    found = folder(value)
    if not found.is_file():
        raise ValueError
    return found


def port(value: str) -> int:
    """A port of TCP."""
    found = int(value)
    if not 0 < found < 65536:  # noqa: PLR2004 - what TCP allows
        raise ValueError
    return found


def count(value: str) -> int:
    """A number from 0."""
    found = int(value)
    if found < 0:
        raise ValueError
    return found


def origin(value: str) -> str:
    """Scheme, host and a port that is not the scheme's own, as browsers send them (xn--, small letters); or nothing."""
    given = value.strip().rstrip("/")
    if not given:
        return ""
    parts = urlsplit(given)
    if parts.scheme not in PORTS or not parts.hostname or parts.path or parts.query or parts.username:
        raise ValueError
    name = f"[{parts.hostname}]" if ":" in parts.hostname else address_spelling.domain(parts.hostname)
    if not _HOST.fullmatch(name):
        raise ValueError
    at = parts.port  # raises ValueError for a port that is none
    return f"{parts.scheme}://{name}" + (f":{at}" if at and at != PORTS[parts.scheme] else "")


def hosts(value: str) -> list[str]:
    """Host names as browsers send them."""
    names = [address_spelling.domain(name) for name in value.split(",") if name.strip()]
    if not all(_HOST.fullmatch(name) for name in names):
        raise ValueError
    return names


def postgresql(value: str) -> str:
    """The address of a PostgreSQL database, or nothing."""
    given = value.strip()
    if given and urlsplit(given).scheme not in {"postgres", "postgresql"}:
        raise ValueError
    return given


def redis(value: str) -> str:
    """The address of a Redis, or nothing."""
    given = value.strip()
    if given and urlsplit(given).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError
    return given


def mailserver(value: str) -> Mailserver | None:
    """A mail server, or None for nothing. Raises InvalidValue for a port on which servers do not speak as the scheme says."""
    if not value.strip():
        return None
    parts = urlsplit(value.strip())
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError
    secure = parts.scheme == "smtps"
    plain = parse_qs(parts.query).get("tls") == ["no"]
    if not secure and parts.port == TLS_FROM_THE_START:
        msg = f"names port {TLS_FROM_THE_START}, on which mail servers speak TLS from the start; write smtps:// instead of smtp://."
        raise InvalidValue(msg)
    if secure and parts.port == STARTTLS:
        msg = f"names port {STARTTLS}, on which mail servers do not speak TLS from the start; write smtp:// instead of smtps://."
        raise InvalidValue(msg)
    return Mailserver(
        host=parts.hostname,
        port=parts.port or (TLS_FROM_THE_START if secure else STARTTLS),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=not secure and not plain,
        use_ssl=secure,
    )


def sender(value: str) -> str:
    """An e-mail address, with a name or without."""
    if "@" not in value or "\n" in value.strip():
        raise ValueError
    return value.strip()


def master_key(value: str) -> bytes:
    """The bytes of a master key, or none for nothing."""
    given = value.strip()
    if not given:
        return b""
    try:
        key = base64.b64decode(given, validate=True)
    except binascii.Error as wrong:
        raise ValueError from wrong
    if len(key) != MASTER_KEY_BYTES:
        raise ValueError
    return key


def secret(value: str) -> str:
    """A secret that is long enough, or nothing."""
    given = value.strip()
    if given and len(given) < MASTER_KEY_BYTES:
        raise ValueError
    return given
