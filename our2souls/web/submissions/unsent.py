"""What somebody typed and sent, and what was not kept: given back with the page that says so, or after logging in again.

Only forms of a signed-in person's page count (they carry its key), and none with a secret in it. Between two log-ins it waits
in the browser's session, for a while, and is shown to nobody but the person for whom the page was made.
"""

import time
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from our2souls.ui.form import key as form_key

SLOT = "unsent"
FEW = 3
SECONDS = 60 * 60 * 24
LONGEST = 300_000
"""Letters of one form."""
SECRET = frozenset(
    {"password", "password1", "password2", "oldpassword", "code", "credential", "otp", "pin", "pin_again"}
    | {"passphrase", "passphrase_again", "recovery_code"}  # of the vault
    | {"feed_token"}
)
NOT_TO_WAIT = frozenset({"vault_words"})
"""Words of the vault are for its owner alone: they come back with the answer to what was sent, and wait nowhere."""
FREE, NOT_FREE = (forms.TextInput, forms.Textarea), (forms.HiddenInput, forms.PasswordInput, forms.FileInput)
PLUMBING = frozenset({"csrfmiddlewaretoken", form_key.FIELD})


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form as it was sent: where to, its key, what was filled in, and whether files came along."""

    path: str
    key: str
    pairs: list[tuple[str, str]]
    had_files: bool

    @property
    def words(self) -> list[tuple[str, str, str]]:
        """What somebody typed: the label of its field where that is plain, its name, and the words."""
        labels = typed_fields()
        return [(labels.get(name, ""), name, value) for name, value in self.pairs if _is_typed(name, value)]

    @property
    def rest(self) -> list[tuple[str, str]]:
        """What goes along without being shown: ids, numbers, choices."""
        return [(name, value) for name, value in self.pairs if not _is_typed(name, value)]


@cache
def typed_fields() -> dict[str, Any]:
    """The names of all fields of all forms in which people type freely, each with its label if they agree on one."""
    labels: dict[str, list[Any]] = {}
    waiting: list[Any] = [forms.BaseForm]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        for name, field in getattr(kind, "base_fields", {}).items():
            if isinstance(field.widget, FREE) and not isinstance(field.widget, NOT_FREE):
                labels.setdefault(name, []).append(field.label)
    return {name: texts[0] if len({str(each) for each in texts}) == 1 else "" for name, texts in labels.items()}


def _is_typed(name: str, value: str) -> bool:
    return bool(value.strip()) and (name in typed_fields() or any(c.isspace() for c in value.strip()))


def of(request: HttpRequest, *, to_wait: bool = False) -> Unsent | None:
    """The form that a request brought; None for one that is nobody's, holds a secret or is not `to_wait`, or cannot be read."""
    if request.method != "POST":
        return None
    try:
        posted, files = request.POST, request.FILES
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError, RuntimeError):
        return None
    key = posted.get(form_key.FIELD, "")
    pairs = [(name, value) for name, values in posted.lists() for value in values if name not in PLUMBING]
    kept_out = SECRET | NOT_TO_WAIT if to_wait else SECRET
    if not form_key.is_ours(key) or kept_out & posted.keys() or sum(len(value) for _name, value in pairs) > LONGEST:
        return None
    return Unsent(request.get_full_path(), key, pairs, bool(files))


def store(request: HttpRequest) -> bool:
    """Let the form wait in the session until its person has logged in again; says whether there was one."""
    found = of(request, to_wait=True)
    if found is None:
        return False
    waiting = [each for each in _stored(request) if each["key"] != found.key or each["path"] != found.path]
    request.session[SLOT] = [*waiting, asdict(found) | {"at": time.time()}][-FEW:]
    return True


def stored_for(request: HttpRequest, person_id: UUID) -> list[Unsent]:
    """What waits in this browser for a person; somebody else's is forgotten on the way."""
    entries = [each for each in _stored(request) if form_key.is_for(each["key"], person_id)]
    if entries != request.session.get(SLOT, []):
        _set(request, entries)
    return [
        Unsent(each["path"], each["key"], [(name, value) for name, value in each["pairs"]], each["had_files"])
        for each in entries
    ]


def forget(request: HttpRequest, key: str) -> None:
    """It was kept, or is not wanted any more."""
    if SLOT in request.session:
        _set(request, [each for each in _stored(request) if each["key"] != key])


def _stored(request: HttpRequest) -> list[dict[str, Any]]:
    return [each for each in request.session.get(SLOT, []) if each["at"] > time.time() - SECONDS]


def _set(request: HttpRequest, entries: list[dict[str, Any]]) -> None:
    if entries:
        request.session[SLOT] = entries
    else:
        request.session.pop(SLOT, None)
