"""What every page knows: the two of them."""

from typing import Any

from django.http import HttpRequest

from our2souls.ui.form import key

FRAME = {
    name: f"web/navigation/{name}.html" for name in ("leave", "main", "more", "couple", "capture", "capture_sheet")
}
"""What stands around a page. The base template takes it from here: it lies below the packages whose addresses these name."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """`us`, `me` and `partner` for templates; all None where nobody is signed in. And the key of what is typed meanwhile."""
    us = getattr(request, "us", None)
    device_key = key.of_device(us.me.id) if us else ""
    people = {"us": us, "me": us.me if us else None, "partner": us.partner if us else None}
    return people | {"device_key": device_key, "frame": FRAME}
