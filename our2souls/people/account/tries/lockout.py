"""Wrong passwords: counted for an address, apart for each device that its owner knows, and told to the owner once.

Whoever knows an address can type five wrong passwords and close the way by password for every stranger. The owner's
devices, passkeys and codes by mail stay open.
"""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit  # its public face takes no rates of ours
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import translation

from our2souls.lib import address_spelling
from our2souls.people.account import known_devices

COUNTED = {"app": "allauth.account", "action": "login_failed"}
MAIL = "account/email/login_locked"
TOLD = {"lock_told": "1/1d/key"}


class LockoutMixin(DefaultAccountAdapter):
    """Allauth's count of wrong passwords, with a count of its own for who is known."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count one try; raises ValidationError when it was one too many, and lets the owner know."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._tell(request, credentials)
            raise

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        key = self._strangers_key(request, credentials)
        address = credentials.get("email", "")
        if request.user.is_authenticated and request.user.email == address:
            return f"{key}:within"
        device = known_devices.device_of(request, address)
        return f"{key}:{device}" if device else key

    def _strangers_key(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        return str(super()._get_login_attempts_cache_key(request, **credentials))

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        super()._delete_login_attempts_cached_email(request, **credentials)
        ratelimit.clear(request, **COUNTED, key=self._strangers_key(request, credentials))

    def _tell(self, request: HttpRequest, credentials: dict[str, Any]) -> None:
        """Write to the owner, once a day at most, when it is the count of strangers that is full."""
        key = self._strangers_key(request, credentials)
        if key != self._get_login_attempts_cache_key(request, **credentials):
            return
        rates = app_settings.RATE_LIMITS["login_failed"].split(",")
        of_address = {"login_failed": ",".join(rate for rate in rates if rate.endswith("/key"))}
        if ratelimit.consume(request, **COUNTED, config=of_address, key=key, dry_run=True) is not None:
            return
        address = address_spelling.address(credentials.get("email", ""))
        once = {"app": "our2souls.people", "action": "lock_told", "config": TOLD, "key": address}
        if ratelimit.consume(request, **once) is None:
            return
        person = next(iter(filter_users_by_email(address, is_active=True, for_login=True)), None)
        theirs = EmailAddress.objects.filter(user_id=person.pk if person else None, primary=True, verified=True)
        if person is None or not theirs.exists():
            self.render_mail(MAIL, address, {})  # takes as long: nobody is to learn whose address is known
            return
        with translation.override(person.language):
            self.send_notification_mail(MAIL, person)
