"""Forms around signing in, in our words: labels, hints and no placeholders. What they check stays allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.lib import address_spelling
from our2souls.people.account import mfa_adapter
from our2souls.people.account.tries.code_tries import CodeTriesMixin
from our2souls.people.pairing.opened_invitation import OPENED

NO_ADDRESS = _("This doesn’t look like an email yet.")
LOCKED = _(
    "That was often, in a short time. A passkey lets you in now, or a code by email (“I "
    "can’t get in”); the password again in a few minutes."
)
ADDRESS_LENGTH = 254  # characters
PASSWORD_HINT = _("Twelve characters or more. A short sentence works well.")
HINTS: dict[str, Any] = {"password1": PASSWORD_HINT, "password": "", "oldpassword": "", "passwordless": ""}
LABELS: dict[str, Any] = {
    "login": _("Email"),
    "email": _("Email"),
    "password": _("Password"),
    "oldpassword": _("Your present password"),
    "password1": _("Password"),
    "code": _("Code"),
    "name": _("What do you call it?"),
}
MISSING: dict[str, Any] = {
    "login": _("Your email is needed here."),
    "email": _("An email is needed here."),
    "password": _("Your password is needed here."),
    "oldpassword": _("Your present password is needed here."),
    "password1": _("A password is needed here."),
    "code": _("The code is needed here."),
}


class HouseWordingMixin(forms.Form):
    """Renames the fields it finds; asks for a new password once, since a mistyped one can be set anew by mail."""

    labels: dict[str, Any] = LABELS
    typed: dict[str, str] = {"autocapitalize": "characters"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name in HINTS:
                field.help_text = HINTS[name]
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if name == "code":
                field.widget.attrs |= self.typed | {"spellcheck": "false"}
            if name in {"email", "login"}:
                field.error_messages["invalid"] = NO_ADDRESS
                field.widget.attrs["inputmode"] = "email"
            if name == "login":
                field.widget.attrs["autocomplete"] = "username"


class EmailFieldMixin(HouseWordingMixin):
    """Asks for an address; whoever types its domain in another form means the same one. Stands before allauth's form."""

    def clean_email(self) -> Any:
        """The address as we keep it, checked as allauth does."""
        self.cleaned_data["email"] = stored_address(self.cleaned_data["email"])
        return super().clean_email()  # type: ignore[misc]


def stored_address(address: str) -> str:
    """An address in the one form in which we keep it; raises ValidationError when that is too long to be one."""
    stored = address_spelling.address(address)
    if len(stored) > ADDRESS_LENGTH:
        raise forms.ValidationError(NO_ADDRESS)
    return stored


class LoginForm(HouseWordingMixin, account.LoginForm):
    """Address and password. Which half was wrong is not told; the sentence stands at the second one."""

    def clean_login(self) -> str:
        """The address as we keep it."""
        return stored_address(self.cleaned_data["login"])

    def clean(self) -> Any:
        """As allauth checks it, the refusal moved to the field."""
        try:
            return super().clean()
        except forms.ValidationError as refused:
            self.add_error("password", LOCKED if refused.code == "too_many_login_attempts" else refused)
            return self.cleaned_data


class SignupForm(EmailFieldMixin, account.SignupForm):
    """Name, address, password (or a passkey later), hue, time zone."""

    labels = {name: label for name, label in LABELS.items() if name != "name"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (
            OPENED in context.request.session
        ):  # whoever was invited chooses among what the inviter leaves, when they join
            self.fields.pop("hue", None)


class ChangePasswordForm(HouseWordingMixin, account.ChangePasswordForm):
    """The present password and the next one."""

    labels = LABELS | {"password1": _("Your new password")}


class SetPasswordForm(HouseWordingMixin, account.SetPasswordForm):
    """A password for somebody who had none."""


class RequestPasswordResetForm(EmailFieldMixin, account.ResetPasswordForm):
    """Where to send a code."""


class ResetPasswordForm(HouseWordingMixin, account.ResetPasswordKeyForm):
    """A new password after the code."""

    labels = LABELS | {"password1": _("Your new password")}


class ReauthenticateForm(HouseWordingMixin, account.ReauthenticateForm):
    """The password again, before something that cannot be undone."""


class ChangeEmailForm(EmailFieldMixin, account.AddEmailForm):
    """Another address."""

    labels = LABELS | {"email": _("Your new email")}


class EmailCodeForm(HouseWordingMixin, CodeTriesMixin, account.ConfirmEmailVerificationCodeForm):
    """The code that went to an address."""


class ResetCodeForm(HouseWordingMixin, CodeTriesMixin, account.ConfirmPasswordResetCodeForm):
    """The code that lets somebody set a new password."""


class _Digits(HouseWordingMixin):
    """A code from an app, or a recovery code. Stands before the form of allauth's that checks it."""

    labels = LABELS | {"code": _("Code from your app, or a recovery code")}
    typed = {"inputmode": "numeric"}

    def clean_code(self) -> Any:
        """As allauth checks it; a code from an app counts once, also while it would still be right."""
        code = super().clean_code()  # type: ignore[misc]
        is_from_app = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if is_from_app and not mfa_adapter.use_up(self.user, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(_Digits, mfa.AuthenticateForm):
    """The second step of logging in."""


class SecondStepReauthenticateForm(_Digits, mfa.ReauthenticateForm):
    """The second step again."""


class ActivateTotpForm(HouseWordingMixin, totp.ActivateTOTPForm):
    """The first code of an app, which proves that it was set up."""

    labels = LABELS | {"code": _("The six digits your app shows")}
    typed = {"inputmode": "numeric"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        shown = mfa_adapter.offered(session)
        super().__init__(*args, **kwargs)  # which makes another secret each time the page is loaded
        self.secret: str = shown or self.secret
        mfa_adapter.offer(session, self.secret, is_new=shown is None)

    def clean_code(self) -> str:
        """As allauth checks it; the code is used up by it."""
        code = str(super().clean_code())
        mfa_adapter.use_up(self.user, code)
        return code


class ReadableMixin(forms.Form):
    """A device's answer that makes no sense is refused at its field: it comes from anybody, and may be anything."""

    def clean_credential(self) -> Any:
        """The answer, as far as allauth wants it checked here."""
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict):
            raise get_adapter().validation_error("incorrect_code")
        checked = getattr(super(), "clean_credential", lambda: credential)
        try:
            return checked()
        except (LookupError, TypeError, ValueError, AttributeError):
            raise get_adapter().validation_error("incorrect_code") from None

    def clean(self) -> Any:
        """The answer of a device that made a passkey is read here."""
        try:
            return super().clean()
        except (LookupError, TypeError, ValueError, AttributeError):
            raise get_adapter().validation_error("incorrect_code") from None


class AddPasskeyForm(HouseWordingMixin, ReadableMixin, webauthn.AddWebAuthnForm):
    """A passkey with its name. Ours are all good for logging in by themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class SignupPasskeyForm(HouseWordingMixin, ReadableMixin, webauthn.SignupWebAuthnForm):
    """The passkey somebody signs up with."""


class RenamePasskeyForm(HouseWordingMixin, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""


class PasskeyLoginForm(ReadableMixin, webauthn.LoginWebAuthnForm):
    """A passkey in place of everything."""


class PasskeySecondStepForm(ReadableMixin, webauthn.AuthenticateWebAuthnForm):
    """A passkey after the password."""


class PasskeyReauthenticateForm(ReadableMixin, webauthn.ReauthenticateWebAuthnForm):
    """A passkey, to say once more who one is."""
