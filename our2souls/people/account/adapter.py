"""Accounts: what our people add to allauth's sign-up, and how it speaks to them."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.lib import address_spelling
from our2souls.people.account.mail import AccountMailMixin
from our2souls.people.account.tries.lockout import LockoutMixin
from our2souls.people.choices import hues, time_zones
from our2souls.people.pairing.opened_invitation import OPENED

UNCHOSEN = "hue_unchosen"
"""Where a session keeps that whoever signed up with it was not asked for a hue: they are when they join, and once."""


class AccountAdapter(LockoutMixin, AccountMailMixin):
    """Fills a new person's name, hue, time zone and language from the sign-up form, and brings the invited back."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This space is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _(
            "This email and this password don’t belong together. Try once more, or use a passkey."
        ),
        "email_taken": _("This address can’t be used here. Try another one."),
        "enter_current_password": _("This isn’t your present password. Try once more."),
        "incorrect_code": _("This code isn’t the right one. Look once more; it may be the newest message that counts."),
        "incorrect_password": _("This isn’t your password. Try once more."),
        "invalid_login": _("This email and this password don’t belong together. Try once more, or use a passkey."),
        "max_email_addresses": _("There is room for %d addresses, not more."),
        "rate_limited": _("That was often, in a short time. Wait a little, then try once more."),
        "same_as_current": _("It is the same as before. Choose another."),
        "too_many_login_attempts": _("That was often, in a short time. Try again in a few minutes; nothing is lost."),
        "unverified_primary_email": _("Confirm your address first."),
    }

    def clean_email(self, email: str) -> str:
        """An address in the one form in which we keep it."""
        return str(super().clean_email(address_spelling.address(email)))

    def clean_password(self, password: str, user: Any = None) -> str:
        """A password as it is going to be hashed."""
        return str(super().clean_password(address_spelling.composed(password), user))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        """The person, with what they told us at sign-up."""
        data = form.cleaned_data
        user.name = data.get("name", "")
        user.hue = data.get("hue") or hues.FIRST
        if "hue" not in data:
            request.session[UNCHOSEN] = True
        zone = data.get("time_zone", "")
        user.time_zone = zone if zone in time_zones.known() else time_zones.UTC
        user.language = (getattr(request, "LANGUAGE_CODE", "en") or "en")[:2]
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the invitation that brought them here, if one did; otherwise home."""
        if OPENED in request.session:
            return reverse("people:join")
        return str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """The same after signing up."""
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Back to where signing in is set."""
        return reverse("mfa_index")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """Back to the address, for somebody who changed it; onwards for somebody new."""
        if self.request.user.is_authenticated:
            return reverse("account_email")
        return str(super().get_email_verification_redirect_url(email_address))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to say once more who one is, in our words."""
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With a code of your app"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]
