"""What the tests of the kit draw: two people, a form with one of each kind of field, and a template’s source."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.template import Context, Template


@dataclass(frozen=True)
class Somebody:
    """As much of a Member as a mark needs."""

    name: str
    place: str

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


@dataclass(frozen=True)
class Two:
    """As much of Us as a mark needs."""

    me: Somebody
    partner: Somebody | None


SAM, JORDAN = Somebody("Sam", "a"), Somebody("<Jordan", "b")


class Checkin(forms.Form):
    """One of each kind of field."""

    line = forms.CharField(
        label="In one line", help_text="One line is enough.", widget=forms.TextInput({"class": "wide"})
    )
    note = forms.CharField(label="Note", widget=forms.Textarea)
    words = forms.MultipleChoiceField(
        label="Words", choices=[("calm", "calm"), ("a<b", "a<b")], widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(label="Who", choices=[("all", "Both"), ("me", "Just me")], widget=forms.RadioSelect)
    hue = forms.ChoiceField(label="Hue", choices=[("fern", "Fern"), ("clay", "Clay")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sure", help_text="Take your time.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    affect = forms.ChoiceField(choices=[(f"{ease}-{energy}", "") for ease in range(1, 6) for energy in range(1, 6)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].icons = {"me": "lock"}  # type: ignore[attr-defined]
        self.fields["audience"].hints = {"me": "Nobody is told."}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if self.data.get("line") == "wrong":
            raise forms.ValidationError("Both cannot be.")
        return self.cleaned_data


def drawn(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()
