"""The form of what each writes apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.apart.actions import SideData
from our2souls.bridges.core.models import WORDS, BridgeSide
from our2souls.bridges.core.text import side_labels
from our2souls.people import needs
from our2souls.ui.form.fields import one_line, some_text

MOST_NEEDS = 5
_LABELS = side_labels()


class SideForm(forms.Form):
    """My dream here, why it matters, the need under it, what I would fear losing, my core and my flexible edge."""

    dream = some_text(_LABELS["dream"], help_text=_("Picture it: where, when, what is it like?"))
    story = some_text(_LABELS["story"], rows=4, help_text=_("Where does it come from? What does it stand for?"))
    needs = forms.MultipleChoiceField(
        label=_LABELS["needs"], required=False, widget=forms.CheckboxSelectMultiple, choices=needs.groups
    )
    own_need = one_line(_("In your own words"), required=False)
    fear = some_text(_LABELS["fear"])
    core = some_text(_LABELS["core"], help_text=_("The one thing that has to be in it."))
    edge = some_text(_LABELS["edge"], help_text=_("When, how long, how much, where: what could be otherwise?"))

    def clean_needs(self) -> list[str]:
        """At most so many: more would be a list, not a need."""
        picked: list[str] = self.cleaned_data["needs"]
        if len(picked) > MOST_NEEDS:
            raise forms.ValidationError(_("Choose the five that matter most here."))
        return picked

    def require(self) -> bool:
        """Whether there is enough to open: a dream, and a need under it; says at the fields what is missing."""
        if self.is_valid():
            if not self.cleaned_data["dream"]:
                self.add_error("dream", _("A sentence is enough, but it takes one."))
            if not self.data_of().needs:
                self.add_error("needs", _("Choose at least one, or use your own words."))
        return not self.errors

    def data_of(self) -> SideData:
        """What was written, once it is valid."""
        found = needs.merge(self.cleaned_data.get("needs", []), self.cleaned_data.get("own_need", ""))
        return SideData(needs=found, **{name: self.cleaned_data.get(name, "") for name in WORDS})


def initial_of(side: BridgeSide | None) -> dict[str, Any]:
    """What the form begins with: what its writer wrote before."""
    if side is None:
        return {}
    picked, own = needs.split(side.needs or [])
    return {**{name: getattr(side, name) for name in WORDS}, "needs": picked, "own_need": own}


def need_groups(form: SideForm) -> list[tuple[Any, list[Any]]]:
    """The needs that the form offers, by group: each with the boxes of a browser."""
    boxes = {str(box.data["value"]): box for box in form["needs"].subwidgets}
    return [(title, [boxes[key] for key, _word in words]) for title, words in needs.groups()]
