"""Forms of a measure, its entries, and a file of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.ui.form.fields import Amount, a_day, count_in, one_line
from our2souls.ui.form.units import UnitField, typed_unit


class MeasureForm(forms.Form):
    """A target, in money or in anything that can be counted, and what there was to begin with."""

    target = Amount(label=_("Goal"), above_zero=True)
    unit = UnitField(
        label=_("Currency or unit"),
        help_text=_("A currency, like € or MXN, or a unit of your own: lessons, kilometres."),
    )
    target_on = a_day(_("By when?"), help_text=_("Optional. With a date you see what it takes each month."))
    start = Amount(
        label=_("How much was there at the start?"),
        required=False,
        help_text=_("Optional. It counts, but not as part of your pace."),
    )
    start_on = a_day(_("Start date"), help_text=_("Optional."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_in(self, typed_unit(self), "target", "start")


class EntryForm(forms.Form):
    """What was added, on which day."""

    amount = Amount(label=_("How much?"), help_text=_("Taken out again? Put a minus before it."))
    on = a_day(_("Day"), required=True)
    words = one_line(_("A word about it"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_in(self, unit or None, "amount")
