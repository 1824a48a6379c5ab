"""Forms of a budget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import LINE, Amount, a_day, count_in, one_line, some_text
from our2souls.ui.form.units import UnitField


class CurrencyForm(forms.Form):
    """In which currency the budget is counted."""

    currency = UnitField(only_money=True, label=_("Currency"), help_text=_("Like €, US$ or MXN."))


class BudgetLineForm(forms.Form):
    """What it is for, what you planned, what you spent."""

    what = one_line(_("What for?"), limit=LINE)
    planned = Amount(label=_("Planned"), required=False, from_zero=True, help_text=_("Optional."))
    spent = Amount(label=_("Spent so far"), required=False, from_zero=True, help_text=_("Optional."))
    on = a_day(_("Date"), help_text=_("Optional."))
    note = some_text(_("A note"), rows=2, help_text=_("Optional."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_in(self, unit or None, "planned", "spent")
