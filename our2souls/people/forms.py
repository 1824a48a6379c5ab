"""Forms of the people package."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.people import hues


class SignUp(forms.Form):
    """What sign-up asks beside address and password."""

    name = forms.CharField(label=_("What should we call you?"), max_length=60)
    hue = forms.ChoiceField(label=_("Choose your hue"), choices=hues.HUES, initial=hues.FIRST, widget=forms.RadioSelect)
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("name", "email", "password1", "hue", "time_zone")

    def signup(self, request: Any, user: Any) -> None:
        """Nothing more: the adapter has saved it."""
