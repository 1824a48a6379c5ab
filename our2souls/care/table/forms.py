"""What is ticked to be opened to a therapist, and for how long."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from our2souls.care.consent import scopes
from our2souls.care.table.parts import PartGroup, TablePart, chosen


class PartsForm(forms.Form):
    """Some parts and a time: a page draws the parts by their groups, the form says what of them was named."""

    parts = forms.MultipleChoiceField(
        label=_("What you say yes to"),
        error_messages={
            "required": _("Tick what you would open first."),
            "invalid_choice": _("This is no part to open."),
        },
    )
    days = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        initial=scopes.USUAL_DAYS,
        help_text=_("Afterwards it closes by itself. Of two times the shorter holds."),
    )

    def __init__(self, data: Any = None, *, groups: list[PartGroup], ticked: list[str] | None = None) -> None:
        super().__init__(data)
        self.groups = groups
        keys = [part.key for group in groups for part in group.parts]
        self.fields["parts"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]
        self.fields["parts"].initial = ticked or []
        words = ngettext_lazy("%(n)d day", "%(n)d days", "n")
        self.fields["days"].choices = [(days, words % {"n": days}) for days in scopes.DAYS]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> set[str]:
        """The parts that stand ticked on the page, by their keys."""
        return set(self["parts"].value() or [])

    @property
    def chosen(self) -> list[TablePart]:
        """The parts that a valid form names."""
        return chosen(self.groups, self.cleaned_data["parts"])
