"""The form of an intention that grows out of the report."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import set_choices


class IntentionForm(forms.Form):
    """A name for an intention and the first steps that the two want to keep of a template."""

    name = forms.CharField(
        label=_("What would you call it?"),
        max_length=200,
        error_messages={"required": _("It needs a name. A few words are enough, and you can change them.")},
    )
    steps = forms.MultipleChoiceField(
        label=_("First steps"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, steps: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "steps", [(step, step) for step in steps])
