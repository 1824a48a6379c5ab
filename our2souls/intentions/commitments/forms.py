"""Forms of what one promises: the promise, moving an occurrence, letting one go."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment
from our2souls.lib import recurrence
from our2souls.ui.form.fields import LINE, a_day, one_line

YEAR = timedelta(days=365)
UNITS = [
    ("once", _("Doesn’t repeat")),
    ("day", _("Every day")),
    ("week", _("Every week")),
    ("month", _("Every month")),
    ("year", _("Every year")),
]


class CommitmentForm(forms.Form):
    """What I'll do, by when or how often, and what I do if something comes between."""

    words = one_line(_("I will"), limit=LINE)
    often = forms.ChoiceField(
        label=_("Repeats"), required=False, choices=UNITS, initial="once", widget=forms.RadioSelect
    )
    every = forms.IntegerField(
        label=_("Every … days, weeks, months or years"),
        required=False,
        initial=1,
        min_value=1,
        max_value=99,
        help_text=_("1 is each one, 2 every other. The first day says which: the 1st of the month, or a Monday."),
    )
    on = a_day(_("By when, or first day"), help_text=_("Optional for something you do once."))
    if_step = one_line(pgettext_lazy("if-then step", "If"), required=False)
    then_step = one_line(_("then I"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, today: date, commitment: Commitment | None = None, answered: bool = False, **kwargs: Any
    ) -> None:
        self.today = today
        if commitment is not None:
            kwargs.setdefault("initial", _initial(commitment))
        super().__init__(*args, **kwargs)
        if answered:
            for name in ("often", "every", "on"):
                del self.fields[name]

    def clean_on(self) -> date | None:
        """A day within reach of a life, and not long gone."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and not self.today - YEAR <= on <= self.today + 99 * YEAR:
            raise forms.ValidationError(_("Choose a day from the past year or one that you can see coming."))
        return on

    def clean(self) -> dict[str, Any]:
        """What comes round needs its first day; an if-then needs both halves."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("often", "once") not in {"", "once"} and "on" not in self.errors and not data.get("on"):
            self.add_error("on", _("Choose the first day, so that it can repeat."))
        if data.get("if_step") and not data.get("then_step"):
            self.add_error("then_step", _("Say what you’ll do then, or leave both empty."))
        if data.get("then_step") and not data.get("if_step"):
            self.add_error("if_step", _("Say when, or leave both empty."))
        return data

    @property
    def commitment_data(self) -> CommitmentData:
        """What was said, for the acts."""
        data = self.cleaned_data
        unit: Any = data.get("often") or "once"
        rule = "" if unit == "once" else str(recurrence.Rule(data.get("every") or 1, unit))
        return CommitmentData(
            words=data["words"],
            if_step=data["if_step"],
            then_step=data["then_step"],
            on=data.get("on"),
            rule=rule,
        )


def _initial(commitment: Commitment) -> dict[str, Any]:
    """A commitment as the form shows it."""
    plain = {name: getattr(commitment, name) for name in ("words", "if_step", "then_step", "version")}
    when = recurrence.rule(commitment.rule) if commitment.rule else None
    return plain | {
        "on": commitment.first_on if commitment.dated else None,
        "often": when.unit if when else "once",
        "every": when.every if when else 1,
    }


class OutcomeForm(forms.Form):
    """Which occurrence something is said of."""

    occurrence = forms.DateField(widget=forms.HiddenInput)


class RescheduleForm(OutcomeForm):
    """To which day, with a sentence if one likes."""

    to = a_day(_("To which day?"), required=True)
    words = one_line(_("A sentence about it, if you like"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_to(self) -> date:
        """A day that is still to come."""
        to: date = self.cleaned_data["to"]
        if to < self.today:
            raise forms.ValidationError(_("Choose today or a day ahead."))
        if to > self.today + 99 * YEAR:
            raise forms.ValidationError(_("Choose a day that you can see coming."))
        return to


class OccurrenceLetGoForm(OutcomeForm):
    """A sentence, if one likes."""

    words = one_line(_("A sentence about it, if you like"), required=False)
