"""The form of a line on the fridge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import one_line

LINE_ON_PAPER = 90
"""Characters: what a sheet on a real fridge takes in one line or two."""


class FridgeForm(forms.Form):
    """One line."""

    text = one_line(
        _("Something for the fridge"), limit=LINE_ON_PAPER, missing=_("Write a line first; a few words are enough.")
    )


class FridgeItemForm(FridgeForm):
    """One line, changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
