"""Forms of a budget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.lib import money
from our2souls.ui.form.fields import LINE, Amount, a_day, count_in, one_line, some_text


class Currency(forms.CharField):
    """The code of a currency."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocapitalize": "characters", "autocomplete": "off"}
        super().__init__(max_length=3, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        """The code in capitals; a kind sentence for what is none."""
        code = str(super().clean(value)).upper()
        if not money.is_a_currency(code):
            raise forms.ValidationError(_("Write the three letters of a currency, like EUR, USD or MXN."))
        return code


class CurrencyForm(forms.Form):
    """In which currency the budget is counted."""

    currency = Currency(label=_("Currency"), help_text=_("Three letters, like EUR, USD or MXN."))


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
