"""Forms of a gathering: a short note, and what they take along."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.intentions.core.access import Intention
from our2souls.ui.form.fields import LINE, one_line, set_choices


class GatheringNoteForm(forms.Form):
    """A few words."""

    words = one_line(_("A short note"), limit=LINE)


class KeepForm(forms.Form):
    """One thing to take along, and what it is for, if it is to be a commitment."""

    one_thing = one_line(_("One thing you take along, if you like"), limit=LINE, required=False)
    intention = forms.ChoiceField(
        label=_("Promise it for something you both chose?"),
        required=False,
        help_text=_("Then it is your commitment, and only you are reminded."),
        widget=forms.Select,
    )

    def __init__(self, *args: Any, intentions: Iterable[Intention], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(each.pk): each for each in intentions}
        set_choices(
            self, "intention", [("", _("No, only remember it")), *((pk, each.name) for pk, each in self.by_id.items())]
        )
        if not self.by_id:
            del self.fields["intention"]

    def clean(self) -> dict[str, Any]:
        """What is promised has to be said."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("intention") and not data.get("one_thing") and "one_thing" not in self.errors:
            self.add_error("one_thing", _("Say what you promise."))
        return data

    @property
    def chosen(self) -> Intention | None:
        """The intention that it is promised for, if any."""
        return self.by_id.get(self.cleaned_data.get("intention") or "")
