"""What a host may configure: every `OUR2SOULS_*` variable, typed, and refused with one sentence when wrong.

Each reader is declared in SETTINGS; `docs/host/settings.md` lists the same ones and a test compares the two. Every
variable can also be given as `<NAME>_FILE`, the path of a file that holds the value (for secrets mounted by a container
or systemd).
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from our2souls.config.env import readers
from our2souls.config.env.readers import InvalidValue

PREFIX = "OUR2SOULS_"
PREFIXED = re.compile(r"OUR\w{0,4}SOULS?_|OUR2SOUL", re.IGNORECASE)
"""How a variable begins that is meant for us, well written or not."""
FILE = "_FILE"


class StartupError(SystemExit):
    """Something about this machine or its settings keeps the program from starting; says in one sentence what to do.

    Wherever it is raised, the settings module included, the program ends with that sentence and no traceback; our own
    command ends with exit code 2.
    """


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


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATA",
        readers.folder,
        "the path of a folder",
        "./data",
        "The folder that holds everything: database, photos, keys, mail.",
    ),
    Setting(
        "HOST",
        readers.text,
        "an address of this machine",
        "127.0.0.1",
        "The address to listen on; 0.0.0.0 serves the network.",
    ),
    Setting("PORT", readers.port, "a number from 1 to 65535", "8000", "The port to listen on."),
    Setting(
        "ORIGIN",
        readers.origin,
        "an address such as https://us.example, without a path",
        "",
        "The address people open, also in invitations and emails. With https, cookies are secure and passkeys work; empty means"
        " http://localhost:PORT, or this machine’s address at home when it serves the network.",
    ),
    Setting("HOSTS", readers.hosts, "names separated by commas", "", "Further host names that requests may carry."),
    Setting(
        "PROXIES",
        readers.count,
        "a number",
        "0",
        "How many of your own proxies stand before it (for rate limits by address).",
    ),
    Setting(
        "DATABASE_URL",
        readers.postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls",
        "",
        "A PostgreSQL database; empty means SQLite in the data folder.",
    ),
    Setting(
        "KEYS_DATABASE_URL",
        readers.postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls_keys",
        "",
        "A PostgreSQL database for the wrapped keys, apart from the other; empty means SQLite in the data folder.",
    ),
    Setting(
        "OWNER_DATABASE_URL",
        readers.postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls",
        "",
        "The same PostgreSQL database as the role that owns its tables; a start brings them up to date with it. Empty means that"
        " the role of DATABASE_URL owns them.",
    ),
    Setting(
        "MAINTENANCE_DATABASE_URL",
        readers.postgresql,
        "an address such as postgresql://user:password@host:5432/our2souls",
        "",
        "The same PostgreSQL database as the role that sees all rows, for the commands that back up, restore and repair.",
    ),
    Setting(
        "REDIS_URL",
        readers.redis,
        "an address such as redis://localhost:6379/0",
        "",
        "A Redis or Valkey for rate limits.",
    ),
    Setting(
        "SMTP_URL",
        readers.mailserver,
        "an address such as smtp://user:password@mail.example:587",
        "",
        "The mail server; empty means that messages appear at the terminal and in the data folder.",
    ),
    Setting(
        "MAIL_FROM",
        readers.sender,
        "an e-mail address such as Our2Souls <hello@us.example>",
        "Our2Souls <our2souls@localhost>",
        "The sender of emails.",
    ),
    Setting(
        "QUICK_EXIT",
        readers.text,
        "an address such as https://weather.example",
        "",
        "Where Leave quickly leads; empty means https://www.wikipedia.org/.",
    ),
    Setting(
        "SECURITY_CONTACT",
        readers.text,
        "an address such as mailto:security@us.example or https://us.example/security",
        "",
        "Whom to tell of a hole in this instance, for /.well-known/security.txt and the privacy page; empty means that "
        "there is no such file, and that the page names nobody.",
    ),
    Setting(
        "INSTRUMENTS",
        readers.folder_there,
        "the path of a folder that is there",
        "",
        "The folder of your own instruments for the readiness test; empty means instruments in the data folder.",
    ),
    Setting("HELPLINES", readers.file_there, "the path of a file", "", "Your own help lines; helplines.yaml if empty."),
    Setting(
        "METRICS_TOKEN",
        readers.secret,
        "at least 32 characters",
        "",
        "What a program must bear that reads /metrics; empty means that there is no such page.",
    ),
    Setting("WORKERS", readers.count, "a number", "0", "How many serving processes; 0 means one for each core."),
    Setting(
        "SECRET_KEY",
        readers.secret,
        "at least 32 characters",
        "",
        "Signs cookies and links; empty means the file secret/django.key in the data folder.",
    ),
    Setting(
        "MASTER_KEY",
        readers.master_key,
        "32 bytes in base64",
        "",
        "Unlocks everybody’s words; empty means the file secret/master.key in the data folder.",
    ),
    Setting(
        "DEBUG",
        readers.yes_or_no,
        "yes or no",
        "no",
        "For developers: shows errors in the page. Never where others can reach it.",
    ),
    Setting(
        "TEST_TMP", readers.text, "the path of a folder", "", "Set by the test suite only: where its databases lie."
    ),
)


def value_of(name: str) -> Any:
    """The value of the variable OUR2SOULS_<name> or of the file that OUR2SOULS_<name>_FILE names, else its default.

    Raises StartupError with one sentence that names the variable when the value cannot be understood; KeyError when there is
    no such setting. The wrong value itself is not repeated: it may be a secret.
    """
    setting = next((one for one in SETTINGS if one.name == name), None)
    if setting is None:
        raise KeyError(name)
    try:
        return setting.read(_words_for(setting))
    except InvalidValue as wrong:
        raise StartupError(f"{setting.variable} {wrong}") from wrong
    except ValueError as wrong:
        raise StartupError(
            f"{setting.variable} cannot be understood; set it to {setting.wants} or remove it."
        ) from wrong


def read_all() -> None:
    """Read every variable once, before anything is made or opened. StartupError for the first that is wrong or none of ours."""
    for name in sorted(os.environ):
        if PREFIXED.match(name):
            _is_known(name)
    for setting in SETTINGS:
        value_of(setting.name)


def _is_known(name: str) -> None:
    names = [setting.variable for setting in SETTINGS if setting.name != "TEST_TMP"]
    if name in {*names, *(each + FILE for each in names), f"{PREFIX}TEST_TMP"}:
        return
    plain, suffix = (name[: -len(FILE)], FILE) if name.upper().endswith(FILE) else (name, "")
    if near := get_close_matches(plain.upper(), names, 1):
        raise StartupError(
            f"{name} is no setting; {near[0]}{suffix} is. Correct its name, in the environment or in .env."
        )
    raise StartupError(
        f"{name} is no setting; remove it from the environment or from .env (docs/host/settings.md lists all)."
    )


def _words_for(setting: Setting) -> str:
    path = os.environ.get(setting.variable + FILE)
    if not path:
        return os.environ.get(setting.variable, setting.default)
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        sentence = f"{setting.variable}{FILE} does not name a file that can be read; correct the path or remove it."
        raise StartupError(sentence) from wrong


def read_dotenv(path: Path = Path(".env")) -> None:
    """Take what the file `path` sets and the environment does not; nothing where there is no such file."""
    for name, value in dotenv_values(path).items() if path.is_file() else ():
        if value is not None:
            os.environ.setdefault(name, value)
