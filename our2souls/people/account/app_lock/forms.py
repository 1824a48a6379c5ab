"""Forms of the app lock."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.models import LOCKS, Person

TYPED = 32
"""Letters that a field takes; more than eight are refused in words."""


def _pin_field(label: Any, **more: Any) -> forms.CharField:
    keyboard = {"inputmode": "numeric", "autocomplete": "off", "class": "num"}
    return forms.CharField(label=label, max_length=TYPED, widget=forms.PasswordInput(attrs=keyboard), **more)


class AppLockForm(forms.Form):
    """After which pause, and with which PIN; one that is set stays where no other is typed."""

    minutes = forms.TypedChoiceField(label=_("Lock after a pause"), choices=LOCKS, coerce=int, widget=forms.RadioSelect)
    pin = _pin_field(_("PIN"), required=False, help_text=_("Four to eight digits. Not the one of your bank."))
    pin_again = _pin_field(_("The same PIN again"), required=False)

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data, initial={"minutes": person.lock_after})
        self.has_pin = bool(person.lock_pin)
        if self.has_pin:
            self.fields["pin"].label = _("Another PIN")
            self.fields["pin"].help_text = _("Leave both empty to keep the one you have.")

    def clean_pin(self) -> str:
        """In plain digits."""
        return app_lock_pin.digits_of(self.cleaned_data["pin"])

    def clean_pin_again(self) -> str:
        """In plain digits."""
        return app_lock_pin.digits_of(self.cleaned_data["pin_again"])

    def clean(self) -> dict[str, Any]:
        """A lock has a PIN that is not guessed first, typed twice alike; without a lock none is needed."""
        data = super().clean() or {}
        pin, again = data.get("pin", ""), data.get("pin_again", "")
        if self.errors or not data["minutes"]:
            return data
        if not pin and not again and self.has_pin:
            return data
        if fault := gettext("A PIN is needed here.") if not pin else app_lock_pin.fault_of(pin):
            self.add_error("pin", fault)
        elif pin != again:
            self.add_error("pin_again", gettext("The two aren’t the same. Type the PIN once more."))
        return data


class UnlockForm(forms.Form):
    """The PIN."""

    pin = _pin_field(_("PIN"), error_messages={"required": _("Your PIN is needed here.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pin"].widget.attrs["autofocus"] = True

    def clean_pin(self) -> str:
        """In plain digits."""
        return app_lock_pin.digits_of(self.cleaned_data["pin"])
