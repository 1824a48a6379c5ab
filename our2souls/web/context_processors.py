"""What every page knows: the two of them."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from our2souls.people.couple_context import CoupleContext, is_signed_in
from our2souls.ui.form import key

FRAME = {
    name: f"web/navigation/{name}.html" for name in ("leave", "main", "more", "couple", "capture", "capture_sheet")
}
"""What stands around a page. The base template takes it from here: it lies below the packages whose addresses these name."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """`us`, `me` and `partner` for templates; all None where nobody is signed in. And the key of what is typed meanwhile."""
    us = getattr(request, "us", None)
    if us and getattr(request, "is_locked", False):
        return _behind_lock(us)
    device_key = key.of_device(us.me.id) if us else ""
    people = {"us": us, "me": us.me if us else None, "partner": us.partner if us else None}
    lock_after = request.user.lock_after * 60 if is_signed_in(request) else 0
    lock = {"lock_after": lock_after, "lock_page": reverse("web:unlock")}
    return people | lock | {"device_key": device_key, "frame": FRAME}


def _behind_lock(us: CoupleContext) -> dict[str, Any]:
    """The same for whoever holds the device: how a page looks and speaks, and nobody's name, message or words."""
    nobody = replace(us, me=replace(us.me, typed="", pronouns=""), partner=None, couple_id=None, since=None)
    hidden: dict[str, Any] = dict.fromkeys(("me", "partner", "user", "messages"))
    return hidden | {"us": nobody, "device_key": "", "frame": FRAME, "is_locked": True}
