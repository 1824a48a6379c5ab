"""Forms of the way there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from our2souls.dreams.forms.fields import LINE, a_day, one_line


class MilestoneForm(forms.Form):
    """A step, whose it is, and by when."""

    title = one_line(_("The next step"), limit=LINE)
    keeper = forms.ChoiceField(label=_("Whose step"), required=False, widget=forms.RadioSelect)
    due_on = a_day(_("By"), help_text=_("Optional."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, faces: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        both = ("both", pgettext_lazy("whose step", "Both of you"))
        self.fields["keeper"].initial = "both"
        self.fields["keeper"].choices = [both, *((str(f.id), f.name) for f in faces)]  # type: ignore[attr-defined]
