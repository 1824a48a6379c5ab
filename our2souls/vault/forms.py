"""Forms of the vault. Their fields with secrets are listed in `web.submissions.unsent`: a form that has one is kept nowhere."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from our2souls.people.models import Person
from our2souls.ui.form.fields import LONG
from our2souls.vault import key as vault_key

LEAST, MOST = 14, 200
"""Letters of a passphrase."""


def _secret(label: Any, *, autocomplete: str = "off", missing: Any, hint: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label,
        max_length=MOST,
        strip=False,
        widget=widget,
        help_text=hint,
        error_messages={"required": missing, "max_length": _("At most 200 letters, please.")},
    )


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 8, "class": "input-words", "autocomplete": "off"}),
        error_messages={"required": _("A few words are enough, but some are needed.")},
    )


class PassphraseForm(forms.Form):
    """The passphrase that opens the vault."""

    passphrase = _secret(_("Passphrase"), missing=_("Your passphrase is needed here."))


class NewPassphraseForm(forms.Form):
    """A passphrase to be, twice: nobody can set it anew by mail."""

    passphrase = _secret(
        _("Passphrase"),
        autocomplete="new-password",
        hint=_("At least 14 letters: four or five words that don’t belong together are good. Not your password."),
        missing=_("A passphrase is needed here."),
    )
    passphrase_again = _secret(
        _("The same once more"), autocomplete="new-password", missing=_("Type the passphrase once more.")
    )

    def __init__(self, data: Any = None, *, person: Person, **more: Any) -> None:
        self.person = person
        super().__init__(data, **more)

    def clean_passphrase(self) -> str:
        """Long enough, not a common one, and not the password, which the server sees at every log-in."""
        typed = str(self.cleaned_data["passphrase"])
        if len(" ".join(typed.split())) < LEAST:
            raise forms.ValidationError(_("That is too short: at least 14 letters, please."))
        if self.person.has_usable_password() and self.person.check_password(typed):
            raise forms.ValidationError(_("That is your password. The vault needs a passphrase of its own."))
        validate_password(typed, self.person)
        return typed

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        data = super().clean() or {}
        if {"passphrase", "passphrase_again"} <= data.keys() and data["passphrase"] != data["passphrase_again"]:
            self.add_error("passphrase_again", _("The two are not the same. Type the passphrase once more."))
        return data


class VaultForm(NewPassphraseForm):
    """A new vault: its passphrase, and the recovery code that was shown with the form and has been kept."""

    recovery_code = forms.CharField(widget=forms.HiddenInput)
    kept = forms.BooleanField(
        label=_("I have written the recovery code down, where only I find it."),
        error_messages={
            "required": _("Write the code down first: without it and the passphrase nobody opens the vault.")
        },
    )

    def clean_recovery_code(self) -> str:
        """One of ours."""
        return _code(self.cleaned_data["recovery_code"])


class RecoveryForm(NewPassphraseForm):
    """The recovery code, and the next passphrase."""

    recovery_code = forms.CharField(
        label=_("Recovery code"),
        max_length=MOST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Eight groups of four. Case and hyphens don’t matter."),
        error_messages={"required": _("The recovery code is needed here.")},
    )
    field_order = ("recovery_code", "passphrase", "passphrase_again")

    def clean_recovery_code(self) -> str:
        """One that can be ours."""
        return _code(self.cleaned_data["recovery_code"])


class WordsForm(forms.Form):
    """Words that lie nowhere but in the vault."""

    vault_words = _words(_("Your words"))


class ClosedWordsForm(WordsForm):
    """The same, where the vault was closed meanwhile: the passphrase opens it again with what was typed."""

    passphrase = _secret(_("Passphrase"), missing=_("Your passphrase is needed here."))


def _code(typed: str) -> str:
    try:
        return vault_key.plain_code(typed)
    except vault_key.WrongSecret:
        raise forms.ValidationError(_("That isn’t a recovery code: it has eight groups of four.")) from None
