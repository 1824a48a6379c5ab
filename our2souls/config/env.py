"""What a host may configure: every `OUR2SOULS_*` variable, typed, and refused with one sentence when wrong.

Each reader is declared in SETTINGS; `docs/host/settings.md` lists the same ones and a test compares the two. Every
variable can also be given as `<NAME>_FILE`, the path of a file that holds the value (for secrets mounted by a container
or systemd).
"""

import base64
import binascii
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from dotenv import dotenv_values

PREFIX = "OUR2SOULS_"
MASTER_KEY_BYTES = 32
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"", "0", "false", "no", "off"})
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)


class Refusal(SystemExit):
    """Something about this machine or its settings keeps the program from starting; says in one sentence what to do.

    Wherever it is raised, the settings module included, the program ends with that sentence and no traceback; our own
    command ends with exit code 2.
    """


@dataclass(frozen=True, slots=True)
class Mailserver:
    """Where letters are handed over: an SMTP server, with or without a sign-in."""

    host: str
    port: int
    username: str
    password: str
    use_tls: bool
    use_ssl: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: its name without prefix, how its text is read, what it wants to be, and what it is for."""

    name: str
    read: Callable[[str], Any]
    wants: str
    default: str
    meaning: str

    @property
    def variable(self) -> str:
        """The variable's full name."""
        return PREFIX + self.name


def _text(value: str) -> str:
    return value.strip()


def _yes_or_no(value: str) -> bool:
    text = value.strip().lower()
    if text not in YES and text not in NO:
        raise ValueError
    return text in YES


def _folder(value: str) -> Path:
    if not value.strip():
        raise ValueError
    return Path(value.strip()).expanduser().resolve()


def _folder_there(value: str) -> Path | None:
    if not value.strip():
        return None
    folder = _folder(value)
    if not folder.is_dir():
        raise ValueError
    return folder


def _port(value: str) -> int:
    port = int(value)
    if not 0 < port < 65536:  # noqa: PLR2004 - what TCP allows
        raise ValueError
    return port


def _count(value: str) -> int:
    count = int(value)
    if count < 0:
        raise ValueError
    return count


def _origin(value: str) -> str:
    text = value.strip().rstrip("/")
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.username:
        raise ValueError
    _ = parts.port  # raises ValueError for a port that is none
    return text.lower()


def _hosts(value: str) -> list[str]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    if not all(_HOST.fullmatch(name) for name in names):
        raise ValueError
    return names


def _postgresql(value: str) -> str:
    text = value.strip()
    if text and urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise ValueError
    return text


def _redis(value: str) -> str:
    text = value.strip()
    if text and urlsplit(text).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError
    return text


def _mailserver(value: str) -> Mailserver | None:
    if not value.strip():
        return None
    parts = urlsplit(value.strip())
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError
    secure = parts.scheme == "smtps"
    plain = parse_qs(parts.query).get("tls") == ["no"]
    return Mailserver(
        host=parts.hostname,
        port=parts.port or (465 if secure else 587),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=not secure and not plain,
        use_ssl=secure,
    )


def _sender(value: str) -> str:
    if "@" not in value or "\n" in value.strip():
        raise ValueError
    return value.strip()


def _master_key(value: str) -> bytes:
    text = value.strip()
    if not text:
        return b""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as wrong:
        raise ValueError from wrong
    if len(key) != MASTER_KEY_BYTES:
        raise ValueError
    return key


def _secret(value: str) -> str:
    text = value.strip()
    if text and len(text) < MASTER_KEY_BYTES:
        raise ValueError
    return text


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATA",
        _folder,
        "the path of a folder",
        "./data",
        "The folder that holds everything: database, photos, keys, mail.",
    ),
    Setting(
        "HOST",
        _text,
        "an address of this machine",
        "127.0.0.1",
        "The address to listen on; 0.0.0.0 serves the network.",
    ),
    Setting("PORT", _port, "a number from 1 to 65535", "8000", "The port to listen on."),
    Setting(
        "ORIGIN",
        _origin,
        "an address such as https://us.example, without a path",
        "",
        "The address people open. With https, cookies are secure and passkeys work; empty means http://localhost:PORT.",
    ),
    Setting("HOSTS", _hosts, "names separated by commas", "", "Further host names that requests may carry."),
    Setting(
        "PROXIES", _count, "a number", "0", "How many of your own proxies stand before it (for rate limits by address)."
    ),
    Setting(
        "DATABASE_URL",
        _postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls",
        "",
        "A PostgreSQL database; empty means SQLite in the data folder.",
    ),
    Setting(
        "KEYS_DATABASE_URL",
        _postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls_keys",
        "",
        "A PostgreSQL database for the wrapped keys, apart from the other; empty means SQLite in the data folder.",
    ),
    Setting(
        "REDIS_URL", _redis, "an address such as redis://localhost:6379/0", "", "A Redis or Valkey for rate limits."
    ),
    Setting(
        "SMTP_URL",
        _mailserver,
        "an address such as smtp://user:password@mail.example:587",
        "",
        "The mail server; empty means that letters appear at the terminal and in the data folder.",
    ),
    Setting(
        "MAIL_FROM",
        _sender,
        "an e-mail address such as Our2Souls <hello@us.example>",
        "Our2Souls <our2souls@localhost>",
        "The sender of letters.",
    ),
    Setting(
        "INSTRUMENTS",
        _folder_there,
        "the path of a folder that is there",
        "",
        "The folder of your own instruments for the readiness test; empty means instruments in the data folder.",
    ),
    Setting("WORKERS", _count, "a number", "0", "How many serving processes; 0 means one for each core."),
    Setting(
        "SECRET_KEY",
        _secret,
        "at least 32 characters",
        "",
        "Signs cookies and links; empty means the file secret/django.key in the data folder.",
    ),
    Setting(
        "MASTER_KEY",
        _master_key,
        "32 bytes in base64",
        "",
        "Unlocks everybody’s words; empty means the file secret/master.key in the data folder.",
    ),
    Setting(
        "DEBUG",
        _yes_or_no,
        "yes or no",
        "no",
        "For developers: shows errors in the page. Never where others can reach it.",
    ),
    Setting("TEST_TMP", _text, "the path of a folder", "", "Set by the test suite only: where its databases lie."),
)


def value_of(name: str) -> Any:
    """The value of the variable OUR2SOULS_<name> or of the file that OUR2SOULS_<name>_FILE names, else its default.

    Raises Refusal with one sentence that names the variable when the value cannot be understood; KeyError when there is
    no such setting. The wrong value itself is not repeated: it may be a secret.
    """
    setting = next((one for one in SETTINGS if one.name == name), None)
    if setting is None:
        raise KeyError(name)
    try:
        return setting.read(_words_for(setting))
    except ValueError as wrong:
        raise Refusal(f"{setting.variable} cannot be understood; set it to {setting.wants} or remove it.") from wrong


def read_all() -> None:
    """Read every variable once. Raises Refusal for the first that is wrong, before anything is made or opened."""
    for setting in SETTINGS:
        value_of(setting.name)


def _words_for(setting: Setting) -> str:
    path = os.environ.get(f"{setting.variable}_FILE")
    if not path:
        return os.environ.get(setting.variable, setting.default)
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        sentence = f"{setting.variable}_FILE does not name a file that can be read; correct the path or remove it."
        raise Refusal(sentence) from wrong


def read_dotenv(path: Path = Path(".env")) -> None:
    """Take what the file `path` sets and the environment does not; nothing where there is no such file."""
    for name, value in dotenv_values(path).items() if path.is_file() else ():
        if value is not None:
            os.environ.setdefault(name, value)
