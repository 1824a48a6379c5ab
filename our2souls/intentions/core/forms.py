"""Forms of an intention."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import choices as dream_choices
from our2souls.dreams.text_fields import TEXTS
from our2souls.intentions.core import choices
from our2souls.people import needs
from our2souls.ui.form.fields import SHORT, one_line, some_text


class Need(forms.CharField):
    """A need in one's own word; kept by its key where it is one of those that the house knows."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, max_length=SHORT, required=False)
        self.widget.attrs.update({"class": "input-words", "autocomplete": "off"})

    def clean(self, value: Any) -> str:
        """What is kept of it."""
        return needs.key_of(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """As its reader would write it."""
        return needs.label_of(value) if value else value


class WhyForm(forms.Form):
    """One's own why and need."""

    why = some_text(_("Why do you want this?"))
    need = Need(_("What do you need from it?"))

    def clean_why(self) -> str:
        """The why is the point."""
        why: str = self.cleaned_data["why"]
        if not why:
            raise forms.ValidationError(_("A sentence is enough, but your partner can’t guess it."))
        return why


class CopyWordsForm(forms.Form):
    """Which words of one's own dream come along."""

    bring = forms.MultipleChoiceField(
        label=_("Which words do you bring?"),
        required=False,
        choices=[(each.name, each.strand_label) for each in TEXTS if each.strand_label],
        widget=forms.CheckboxSelectMultiple,
    )


class DetailsForm(forms.Form):
    """Name, horizon and rhythm of an intention."""

    name = one_line(_("Name"))
    horizon = forms.ChoiceField(
        label=_("When, roughly"), required=False, choices=dream_choices.HORIZONS, widget=forms.RadioSelect
    )
    rhythm = forms.ChoiceField(label=_("How often you review it together"), choices=choices.RHYTHMS)
    version = forms.IntegerField(widget=forms.HiddenInput)
