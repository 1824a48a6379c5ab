"""Devices on which somebody has signed in before, so that strangers with wrong passwords lock out only strangers.

Such a device keeps a signed cookie: a number of its own, and a mark for each account, which is a keyed hash that says
nothing to whoever reads it. It opens nothing; it only lets the device's wrong passwords be counted apart. Logging out
leaves it, "Leave quickly" and erasing oneself take it away.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from our2souls.lib import address_spelling

COOKIE = "__Host-device" if settings.SECURE else "device"
GOOD_FOR = timedelta(days=365)
ACCOUNTS = 4
"""Accounts that a device remembers, the newest ones."""
SALT = "our2souls.known_device"


def device_of(request: HttpRequest, address: str) -> str | None:
    """The number of this device, if somebody has signed in on it with this address; None otherwise."""
    device, marks = _read(request)
    mark = _mark(device, address)
    return device if any(constant_time_compare(mark, each) for each in marks) else None


def remember(request: HttpRequest, response: HttpResponse | None, user: Any, **_signal: Any) -> None:
    """Let the device keep that this person has signed in on it."""
    if response is None:
        return
    device, marks = _read(request)
    device = device or secrets.token_urlsafe(12)
    mark = _mark(device, user.email)
    marks = [mark, *(each for each in marks if each != mark)][:ACCOUNTS]
    response.set_cookie(
        COOKIE,
        TimestampSigner(salt=SALT).sign(".".join([device, *marks])),
        max_age=GOOD_FOR,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    """Leave nothing of it in the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    """The device's number and its marks; nothing of a cookie that is old or not from here."""
    try:
        device, *marks = TimestampSigner(salt=SALT).unsign(request.COOKIES.get(COOKIE, ""), max_age=GOOD_FOR).split(".")
    except BadSignature:
        return "", []
    return device, marks


def _mark(device: str, address: str) -> str:
    return salted_hmac(SALT, f"{device}:{address_spelling.address(address)}", algorithm="sha256").hexdigest()[:32]
