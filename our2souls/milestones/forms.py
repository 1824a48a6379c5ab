"""The form of a day that is the two's own."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import DATE, DATED, DAY, MONTH, YEAR
from our2souls.ui.form.fields import LINE, a_day, one_line, some_text


class RelationshipMilestoneForm(forms.Form):
    """What it is, when, how exactly that is known, whether it comes round, and words."""

    title = one_line(_("What day is it?"), limit=LINE)
    on = a_day(_("When"), required=True, error_messages={"required": _("A day is needed; a rough one will do.")})
    precision = forms.ChoiceField(
        label=_("How exactly is that?"),
        choices=[
            (DAY, _("To the day")),
            (DATE, _("The day, not the year")),
            (MONTH, _("Only the month")),
            (YEAR, _("Only the year")),
        ],
        initial=DAY,
        widget=forms.RadioSelect,
    )
    yearly = forms.BooleanField(label=_("Repeat every year"), required=False)
    remind = forms.BooleanField(
        label=_("Remind me on the day"), required=False, help_text=_("Only you. Your partner decides alone.")
    )
    words = some_text(_("A few words, if you like"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["remind"]

    def clean_on(self) -> date:
        """A day that calendars here can hold."""
        day: date = self.cleaned_data["on"]
        if not 1900 <= day.year <= 2200:  # noqa: PLR2004 - two lives and what is ahead of them
            raise forms.ValidationError(_("Choose a day between 1900 and 2200."))
        return day

    def clean(self) -> dict[str, Any]:
        """Only what is known to the day comes round."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("yearly") and data.get("precision") not in DATED:
            self.add_error("yearly", _("It can repeat only when you know the day."))
        return data

    @property
    def milestone_data(self) -> MilestoneData:
        """What was said."""
        return MilestoneData(
            **{name: self.cleaned_data[name] for name in ("title", "on", "precision", "yearly", "words")}
        )
