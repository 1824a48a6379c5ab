"""The form of a new intention, in three steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import choices as dream_choices
from our2souls.intentions.core.forms import CopyWordsForm, Need
from our2souls.ui.form.fields import one_line, some_text

STEPS = {
    "dreams": ("mine", "theirs", "bring"),
    "name": ("name", "horizon", "why", "need", "reveal"),
    "choose": (),
}
"""The steps in their order, each with the fields it shows; those of the others go along unseen."""


def _unseen() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


class NewIntentionForm(forms.Form):
    """Which dreams go in with which words, what both would call it, and one's own why."""

    mine, theirs, fridge, begin, proposed = _unseen(), _unseen(), _unseen(), _unseen(), _unseen()
    bring = CopyWordsForm.base_fields["bring"]
    name = one_line(
        _("What would you both call it?"), help_text=_("Either of you can change it until both have chosen.")
    )
    horizon = forms.ChoiceField(
        label=_("When, roughly"), required=False, choices=dream_choices.HORIZONS, widget=forms.RadioSelect
    )
    why = some_text(_("Why do you want this?"))
    need = Need(_("What do you need from it?"))
    reveal = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """A need goes with a why: it isn't dropped in silence."""
        data = super().clean() or {}
        if data.get("need") and not data.get("why") and "why" not in self.errors:
            self.add_error("why", _("Add a sentence about why, or leave what you need empty too."))
        return data

    def unseen(self, step: str) -> list[Any]:
        """The filled-in fields that a step doesn't show, to go along."""
        return [bound for bound in self if bound.name not in STEPS[step] and bound.value()]

    def wrong_step(self, upto: str) -> str | None:
        """The first step, up to this one, with something to mend."""
        names = list(STEPS)
        for step in names[: names.index(upto) + 1]:
            if any(name in self.errors for name in STEPS[step]):
                return step
        return None
