"""The form of something found out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import LINE, one_line, some_text

ADDRESS = 1000


class ResearchItemForm(forms.Form):
    """A title, where it stands, and what it says."""

    title = one_line(_("What did you find?"), limit=LINE)
    address = forms.CharField(
        label=_("Where?"),
        max_length=ADDRESS,
        required=False,
        help_text=_("Optional: a web address, a book, a person. The app never opens it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    finding = some_text(_("What does it say for the two of you?"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
