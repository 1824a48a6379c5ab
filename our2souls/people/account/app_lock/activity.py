"""When somebody last did something in a session, and whether that is too long ago.

The moment lies in a cookie that is sealed for its session, so that no request writes a row. Whoever takes the cookie away,
changes it, or brings that of another session is locked out, unless they have just logged in. That a session was locked on
purpose lies in the session itself, which no browser can take back.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from our2souls.lib.clock import now
from our2souls.people.account.app_lock import pin_limits
from our2souls.people.couple_context import SignedInRequest, is_signed_in
from our2souls.privacy import keys

COOKIE = "__Host-active" if settings.SECURE else "active"
SLOT = "our2souls.app_lock"
"""Where a session keeps that it was locked on purpose."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FAILURE = 500


def is_locked(request: SignedInRequest) -> bool:
    """Whether this session shows nothing until its person has unlocked it. No query."""
    minutes, at = request.user.lock_after, now().timestamp()
    if not minutes:
        return False
    moments = [each for each in (_in_cookie(request), _in_session(request)) if each is not None and each <= at]
    return SLOT in request.session or not moments or at - max(moments) >= minutes * 60


def lock(request: SignedInRequest) -> None:
    """Lock this session now, however short the pause was."""
    request.session[SLOT] = True
    request.is_locked = True


def unlock(request: SignedInRequest) -> None:
    """Open it again; the answer brings the browser a new cookie."""
    request.session.pop(SLOT, None)
    request.is_locked = False


def unlock_by_proof(request: HttpRequest, **_signal: Any) -> None:
    """Whoever says once more who they are, by password, code or passkey, has unlocked it too."""
    if is_signed_in(request) and getattr(request, "is_locked", False):
        pin_limits.forget(request)
        unlock(request)


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser keep that its person did something now, if it was they; leave nothing to whoever is gone."""
    if not is_signed_in(request) or not request.user.lock_after:
        if COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
        return
    if getattr(request, "is_locked", False) or not _is_by_hand(request, response):
        return
    moment = str(int(now().timestamp()))
    sealed = keys.encrypt_for_instance(moment, f"app_lock_cookie:{request.session.session_key}")
    response.set_cookie(COOKIE, sealed, secure=settings.SECURE, httponly=True, samesite="Lax")


def _is_by_hand(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody did it: sent a form, or opened a page. What a page fetches and reloads by itself is nobody's doing."""
    if request.method not in SAFE:
        return response.status_code < FAILURE  # a script tries again what failed
    headers = request.headers
    if headers.get("Sec-Fetch-Mode", "navigate") != "navigate" or "prefetch" in headers.get("Sec-Purpose", ""):
        return False
    reloads_itself = headers.get("Referer") == request.build_absolute_uri() and "Sec-Fetch-User" not in headers
    return not reloads_itself


def _in_cookie(request: SignedInRequest) -> float | None:
    try:
        cookie, key = request.COOKIES.get(COOKIE, ""), request.session.session_key
        return float(keys.decrypt_for_instance(cookie, f"app_lock_cookie:{key}"))
    except (InvalidTag, ValueError):
        return None


def _in_session(request: SignedInRequest) -> float | None:
    records = get_authentication_records(request, request.user)
    return max((record["at"] for record in records), default=None)
