"""What every page knows: the two of them."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """`us`, `me` and `partner` for templates; all None where nobody is signed in."""
    us = getattr(request, "us", None)
    return {"us": us, "me": us.me if us else None, "partner": us.partner if us else None}
