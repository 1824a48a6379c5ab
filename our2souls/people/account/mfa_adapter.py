"""Passkeys and second steps: how allauth names them, what a device is told of a person, and what holds how long."""

from datetime import timedelta
from typing import Any, ClassVar

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.lib.clock import now
from our2souls.people.models import Person
from our2souls.privacy import keys

OFFERED_AT = "our2souls.totp_offered_at"
OFFER = timedelta(hours=1)
"""How long the secret on the page where an app is set up stays the same, however often the page is loaded."""


def offered(session: Any) -> str | None:
    """The secret that this browser was shown and has not confirmed yet; after a while it is forgotten."""
    if session.get(OFFERED_AT, 0) < (now() - OFFER).timestamp():
        session.pop(SECRET_SESSION_KEY, None)
    secret: str | None = session.get(SECRET_SESSION_KEY)
    return secret


def offer(session: Any, secret: str, *, is_new: bool) -> None:
    """Show this secret until it is confirmed or its time is over."""
    session[SECRET_SESSION_KEY] = secret
    if is_new:
        session[OFFERED_AT] = now().timestamp()


def use_up(person: Person, code: str) -> bool:
    """Let a right code count once; False when it has counted before.

    Allauth remembers it for one step of the clock, but with steps of tolerance it would be right for longer.
    """
    life = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return bool(cache.add(f"our2souls.totp:{person.pk}:{normalize_user_code(code)}", "used", timeout=life))


class MfaAdapter(DefaultMFAAdapter):
    """Our words, the person's name where a device asks for one, and seeds that lie sealed."""

    def encrypt(self, text: str) -> str:
        """Seeds of code apps and recovery codes are sealed with the instance's key: whose they are is not told here."""
        return keys.encrypt_for_instance(text, "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        """The seed back; raises cryptography's InvalidTag when it was changed."""
        return keys.decrypt_for_instance(encrypted_text, "mfa")

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": gettext_lazy("Turn the second step off before you change your address."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes come with a second step or a passkey. Add one first."
        ),
        "incorrect_code": gettext_lazy("This code isn’t the right one. Wait for the next one and try once more."),
        "unverified_email": gettext_lazy("Confirm your address first, then add another way in."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's signature
        """A first name for a passkey; its person can change it."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for, as the device shows it."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Our2Souls"}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """Whose it is, as the device shows it: a name, not an id."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name}
