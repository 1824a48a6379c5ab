"""The form of a new intention."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import choices as dream_choices
from our2souls.intentions.core.forms import CopyWordsForm, Need
from our2souls.ui.form.fields import one_line, some_text


class NewIntentionForm(forms.Form):
    """What both would call it, which words come along, and one's own why."""

    name = one_line(
        _("What would you both call it?"), help_text=_("Either of you can change it until both have chosen.")
    )
    horizon = forms.ChoiceField(
        label=_("When, roughly"), required=False, choices=dream_choices.HORIZONS, widget=forms.RadioSelect
    )
    bring = CopyWordsForm.base_fields["bring"]
    why = some_text(_("Why do you want this?"))
    need = Need(_("What do you need from it?"))
