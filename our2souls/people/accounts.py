"""Accounts: what our people add to allauth's sign-up."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from our2souls.people import hues


class Adapter(DefaultAccountAdapter):
    """Fills a new person's name, hue, time zone and language from the sign-up form."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - allauth's signature
        """The person, with what they told us at sign-up."""
        said = form.cleaned_data
        user.name = said.get("name", "")
        user.hue = said.get("hue") or hues.FIRST
        zone = said.get("time_zone", "")
        user.time_zone = zone if zone in available_timezones() else "UTC"
        user.language = (getattr(request, "LANGUAGE_CODE", "en") or "en")[:2]
        return super().save_user(request, user, form, commit)
