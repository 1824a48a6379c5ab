"""Forms of the way there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from our2souls.ui.form.fields import LINE, a_day, one_line, set_choices, some_text

AT_ONCE = 40


class Lines(forms.CharField):
    """Several things at once, one a line; empty lines are passed over."""

    def __init__(self, **kwargs: Any) -> None:
        missing = _("A few words are enough, but some are needed.")
        widget = forms.Textarea(attrs={"rows": 1, "class": "input-words", "autocomplete": "off"})
        super().__init__(widget=widget, error_messages={"required": missing}, **kwargs)

    def clean(self, value: Any) -> Any:
        """The lines as a list; a kind sentence when there are too many or one is too long."""
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        found = [line for line in lines if line]
        if len(found) > AT_ONCE:
            raise forms.ValidationError(_("Please add at most forty at once."))
        if any(len(line) > LINE for line in found):
            raise forms.ValidationError(
                ngettext_lazy(
                    "Keep each line under %(limit)d letter.", "Keep each line under %(limit)d letters.", "limit"
                )
                % {"limit": LINE}
            )
        return found


class MilestoneForm(forms.Form):
    """A step, whose it is, by when, and a few words about it. A new one may be several, one a line."""

    title = one_line(_("The next step"), limit=LINE)
    keeper = forms.ChoiceField(label=_("Whose step"), required=False, widget=forms.RadioSelect)
    due_on = a_day(_("By when"), help_text=_("Optional."))
    words = some_text(_("A few words about it"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, faces: Any = (), several: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if several:
            self.fields["title"] = Lines(label=_("The next step"), help_text=_("Several at once? One a line."))
        both = ("both", pgettext_lazy("whose step", "Both of you"))
        self.fields["keeper"].initial = "both"
        set_choices(self, "keeper", [both, *((str(f.id), f.name) for f in faces)])


class SubstepForm(forms.Form):
    """Smaller steps, one a line."""

    title = Lines(label=_("Add a smaller step"), help_text=_("Several at once? One a line."))
