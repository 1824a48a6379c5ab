"""Forms of an intention that is reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import a_day, some_text


class ReachForm(forms.Form):
    """The day it was reached."""

    on = a_day(_("The day you got there"), required=True)


class CelebrateForm(forms.Form):
    """A few words, now that they are there."""

    words = some_text(_("What would you like to say, now that you are there?"))

    def clean_words(self) -> str:
        """Words are what is kept here; the day stands already."""
        words: str = self.cleaned_data["words"]
        if not words:
            raise forms.ValidationError(_("A few words are enough, but some are needed."))
        return words
