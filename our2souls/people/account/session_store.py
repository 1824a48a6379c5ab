"""Sessions that the database cannot open: its rows hold neither the cookie nor anything that can be read.

The cookie is a secret that only its browser keeps. What the database, the list of devices and the code know as the
session's key is a hash of it, and what a session holds (who is in, codes that are under way, a seed offered) lies sealed
with a key derived from the master key for this one row. Whoever reads every row can neither use one as a cookie nor see a
code; whoever can write can't make one session into another.
"""

import json
import logging
from hashlib import sha256
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from our2souls.privacy import keys

SECRET_LENGTH = 32
KEY_LENGTH = 40
"""Characters that the library's column of session keys has: 160 bits of the hash, as much as the secret holds."""


def key_of(secret: str) -> str:
    """The key under which a cookie's session lies."""
    return sha256(secret.encode()).hexdigest()[:KEY_LENGTH]


class SessionStore(db.SessionStore):
    """A session in the database. `session_key` is the row's key; `secret` is the cookie's, known only with a cookie."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._secret: str | None = None

    @classmethod
    def from_secret(cls, secret: str | None) -> Self:
        """The session of a browser that brings this secret; a new one for a browser that brings none."""
        store = cls(key_of(secret) if secret else None)
        store._secret = secret or None
        return store

    @property
    def secret(self) -> str:
        """What the browser is to keep.

        Raises LookupError for a session that was found by its key: nobody can tell its secret.
        """
        if self._secret is None or key_of(self._secret) != self.session_key:
            raise LookupError("The secret of this session isn't known here.")
        return self._secret

    def _get_new_session_key(self) -> str:
        while True:
            secret = get_random_string(SECRET_LENGTH, VALID_KEY_CHARS)
            key = key_of(secret)
            if not self.exists(key):
                self._secret = secret
                return key

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The session's contents, sealed for its row."""
        return keys.encrypt_for_instance(json.dumps(session_dict, separators=(",", ":")), f"session:{self.session_key}")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """The contents back; of a row that was changed, moved or made before sessions were sealed, nothing."""
        sealed = session_data if isinstance(session_data, str) else session_data.decode("ascii", "replace")
        try:
            contents: dict[str, Any] = json.loads(keys.decrypt_for_instance(sealed, f"session:{self.session_key}"))
        except (InvalidTag, ValueError):
            logging.getLogger("django.security.SuspiciousSession").warning("session.unreadable")
            return {}
        return contents


def contents_of(row: Session) -> dict[str, Any]:
    """What a session's row holds; its own `get_decoded` knows only Django's way."""
    return SessionStore(row.session_key).decode(row.session_data)


class Sessions(SessionMiddleware):
    """Django's session middleware; the cookie holds the secret, never the key."""

    def process_request(self, request: HttpRequest) -> None:
        """The session of the cookie that came."""
        request.session = SessionStore.from_secret(request.COOKIES.get(settings.SESSION_COOKIE_NAME))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Saved and sent as Django does, its secret in the cookie."""
        answered = super().process_response(request, response)
        cookie = answered.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and cookie.value:
            answered.cookies[settings.SESSION_COOKIE_NAME] = request.session.secret  # type: ignore[attr-defined]
        return answered
