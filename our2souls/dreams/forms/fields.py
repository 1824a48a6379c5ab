"""The fields that forms of dreams share: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from our2souls.lib import money

LINE, SHORT, LONG = 200, 120, 4000


def one_line(
    label: Any, *, limit: int = SHORT, required: bool = True, missing: Any = "", **more: Any
) -> forms.CharField:
    """One line in the serif: the words somebody will read."""
    errors = {"required": missing or _("A few words are enough, but some are needed.")}
    field = forms.CharField(label=label, max_length=limit, required=required, error_messages=errors, **more)
    field.widget.attrs.update({"class": "input-words", "autocomplete": "off"})
    return field


def some_text(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    """Several lines in the serif, optional."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "input-words"})
    return forms.CharField(label=label, max_length=LONG, required=False, widget=widget, **more)


def a_day(label: Any, *, required: bool = False, **more: Any) -> forms.DateField:
    """A calendar day, in the browser's own picker."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


class Amount(forms.CharField):
    """An amount as people type it in their language."""

    def __init__(self, *, above_zero: bool = False, **kwargs: Any) -> None:
        self.above_zero = above_zero
        super().__init__(
            max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        """A decimal with at most two places; a kind sentence otherwise."""
        typed = super().clean(value)
        try:
            amount = money.parse_amount(typed, get_language() or "en")
        except money.NotAnAmount:
            raise forms.ValidationError(_("Write it as a number, like 1,450 or 1450.50.")) from None
        if amount != amount.quantize(Decimal("0.01")) or abs(amount) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Please use at most two decimal places, and fewer than thirteen digits."))
        if self.above_zero and amount <= 0:
            raise forms.ValidationError(_("The target has to be above zero."))
        return amount


def again(form: forms.Form, version: int) -> None:
    """Offer a form once more after somebody was faster: with what was typed, on top of the newer version."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a sent form's data is a QueryDict
    data["version"] = str(version)
    form.data = data
