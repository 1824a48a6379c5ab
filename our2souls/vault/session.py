"""An open vault: its key lies in a cookie of the browser and nowhere else, encrypted, and of use to one session alone.

The cookie goes to the vault's own pages only. It is encrypted by a key of this instance that is bound to the session, so that
neither a cookie without its session nor a session without its cookie opens anything; when the session ends, or after half an
hour in which no page of the vault was opened, it is of no more use.
"""

import json
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from our2souls.lib.clock import now
from our2souls.privacy import keys
from our2souls.vault.items.contents import OpenVault
from our2souls.vault.models import Vault

COOKIE = "__Secure-vault" if settings.SECURE else "vault"
PATH = "/us/vault"
CLOSED = "our2souls.vault"
"""Where a session keeps when it was closed there."""
SECONDS = 30 * 60
"""For how long a vault stays open without a page of it being opened."""


def open_vault(request: HttpRequest, row: Vault | None) -> OpenVault | None:
    """The vault with the key that the browser brought; None where it is closed."""
    sealed = request.COOKIES.get(COOKIE, "")
    if row is None or not sealed:
        return None
    try:
        found: dict[str, Any] = json.loads(keys.decrypt_for_instance(sealed, f"vault:{request.session.session_key}"))
        is_this = found["of"] == _state_of(row) and 0 <= now().timestamp() - found["at"] <= SECONDS
        is_this = is_this and found["at"] >= request.session.get(CLOSED, 0)
        return OpenVault(row, b64decode(found["key"])) if is_this else None
    except (InvalidTag, ValueError, KeyError, TypeError):
        return None


def keep_open(request: HttpRequest, response: HttpResponse, vault: OpenVault) -> None:
    """Let the browser bring the key again, for the time that begins now."""
    inside = {"of": _state_of(vault.row), "key": b64encode(vault.key).decode(), "at": now().timestamp()}
    sealed = keys.encrypt_for_instance(json.dumps(inside), f"vault:{request.session.session_key}")
    response.set_cookie(
        COOKIE, sealed, max_age=SECONDS, path=PATH, secure=settings.SECURE, httponly=True, samesite="Strict"
    )


def close(request: HttpRequest, response: HttpResponse) -> None:
    """Leave nothing of it in the browser; a copy of what it had opens nothing any more."""
    request.session[CLOSED] = now().timestamp()
    forget(response)


def forget(response: HttpResponse) -> None:
    """Leave nothing of it in the browser of somebody whose session ends."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def _state_of(row: Vault) -> str:
    """Which vault, under which secrets: another passphrase closes it wherever it is open."""
    return sha256(f"{row.pk} {json.dumps(row.wraps, sort_keys=True)}".encode()).hexdigest()
