"""Forms of a measure and its entries."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams.forms.fields import Amount, a_day, one_line


class MeasureForm(forms.Form):
    """A target, in money or in anything that can be counted."""

    target = Amount(label=_("How much would be enough?"), above_zero=True)
    unit = forms.CharField(
        label=_("In what?"),
        max_length=24,
        help_text=_("A currency like EUR, USD or MXN, or your own word: lessons, kilometres."),
    )


class EntryForm(forms.Form):
    """What was added, on which day."""

    amount = Amount(label=_("How much?"), help_text=_("Taken out again? Put a minus before it."))
    on = a_day(_("On"), required=True)
    words = one_line(_("A word about it"), required=False)
