"""The form that puts something elsewhere on the horizon."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import choices as dream_choices


class HorizonForm(forms.Form):
    """One of the marks, or none."""

    horizon = forms.ChoiceField(
        label=_("When, roughly"),
        required=False,
        choices=[*dream_choices.HORIZONS, ("", _("Not said when"))],
        widget=forms.RadioSelect,
    )
