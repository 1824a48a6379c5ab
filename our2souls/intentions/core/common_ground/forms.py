"""The form of where two whys meet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import one_line


class CommonGroundForm(forms.Form):
    """Where the two whys meet, in a few words."""

    words = one_line(_("In a few words"))
