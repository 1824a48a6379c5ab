"""What narrows the list of therapists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.care.directory import text
from our2souls.care.directory.queries import EntryChoices, EntryFilter

ANY = ("", _("Any"))


class EntryFilterForm(forms.Form):
    """Words and choices, all of them free to leave. What cannot be chosen counts as not chosen."""

    words = forms.CharField(label=_("Words"), max_length=100, required=False)
    speciality = forms.ChoiceField(label=_("Speciality"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    where = forms.ChoiceField(
        label=_("How"), required=False, choices=[ANY, ("in_person", _("In person")), ("remote", _("Remote"))]
    )
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, data: object, *, choices: EntryChoices) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        offered = {
            "speciality": [(word, text.speciality(word)) for word in choices.specialities],
            "language": [(code, text.language(code)) for code in choices.languages],
            "country": [(code, text.country(code)) for code in choices.countries],
        }
        for name, found in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [ANY, *sorted(found, key=lambda each: each[1].casefold())]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.fields["words"].widget.attrs["dir"] = "auto"

    @property
    def asked(self) -> EntryFilter:
        """What is asked for."""
        self.is_valid()
        return EntryFilter(**{name: self.cleaned_data.get(name, "") for name in self.fields})
