"""The form of the weekly question."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClosenessForm(forms.Form):
    """Which of the seven pairs of circles."""

    value = forms.TypedChoiceField(
        choices=[(number, "") for number in range(1, 8)],
        coerce=int,
        error_messages={
            "required": _("Choose the pair that comes closest."),
            "invalid_choice": _("Choose the pair that comes closest."),
        },
    )
