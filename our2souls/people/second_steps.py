"""Passkeys and second steps: how allauth names them and what a device is told of a person."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from our2souls.people.models import Person
from our2souls.privacy import keys


class Adapter(DefaultMFAAdapter):
    """Our words, the person's name where a device asks for one, and seeds that lie sealed."""

    def encrypt(self, text: str) -> str:
        """Seeds of code apps and recovery codes are sealed with the instance's key: whose they are is not told here."""
        return keys.seal_for_instance(text, "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        """The seed back; raises cryptography's InvalidTag when it was changed."""
        return keys.unseal_for_instance(encrypted_text, "mfa")

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _lazy("Turn the second step off before you change your address."),
        "cannot_generate_recovery_codes": _lazy("Recovery codes come with a second step or a passkey. Add one first."),
        "incorrect_code": _lazy("This code isn’t the right one. Wait for the next one and try once more."),
        "unverified_email": _lazy("Confirm your address first, then add another way in."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's signature
        """A first name for a passkey; its person can change it."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for, as the device shows it."""
        told: dict[str, str] = super().get_public_key_credential_rp_entity()
        return told | {"name": "Our2Souls"}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """Whose it is, as the device shows it: a name, not an id."""
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"display_name": user.name}
