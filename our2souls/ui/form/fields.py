"""Fields that forms of several packages need: lines, texts, days, amounts, choices that explain themselves."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, ngettext
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
    """An amount as people type it in their language, in the `unit` that a form sets: a currency, or a word of one's own."""

    unit: str | None = None
    """None where it isn’t known, or not known yet."""

    def __init__(self, *, above_zero: bool = False, from_zero: bool = False, **kwargs: Any) -> None:
        self.above_zero, self.from_zero = above_zero, from_zero
        super().__init__(
            max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs
        )

    @property
    def places(self) -> int:
        """How many decimals it may have."""
        return money.places_of(self.unit or "")

    def clean(self, value: Any) -> Any:
        """An exact decimal, None where nothing was typed and nothing has to be; a kind sentence otherwise."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            amount = money.parse_amount(typed, get_language() or "en", unit=self.unit)
        except money.NotAnAmount as refused:
            raise forms.ValidationError(not_an_amount(refused, self.unit)) from None
        if abs(amount) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Please use fewer than thirteen digits."))
        if not fits(amount, self.places):
            raise forms.ValidationError(too_fine(self.places))
        if self.above_zero and amount <= 0:
            raise forms.ValidationError(_("The goal has to be above zero."))
        if self.from_zero and amount < 0:
            raise forms.ValidationError(_("This can’t be below zero."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        """An amount as its reader would type it; what was typed stays as it was typed."""
        if not isinstance(value, Decimal):
            return value
        return money.plain(value, get_language() or "en", places=self.places)


def fits(amount: Decimal, places: int) -> bool:
    """Whether an amount has no more than these decimals."""
    return amount == round(amount, places)


def too_fine(places: int) -> str:
    """That an amount has too many decimals."""
    if not places:
        return gettext("Please use whole amounts here, without decimals.")
    return ngettext(
        "Please use at most %(places)d decimal place.", "Please use at most %(places)d decimal places.", places
    ) % {"places": places}


def count_in(form: forms.Form, unit: str | None, *names: str) -> None:
    """Say in what the amounts of a form are counted, before any is read."""
    for name in names:
        field: Any = form.fields.get(name)
        if field is not None:
            field.unit = unit


def not_an_amount(refused: money.NotAnAmount, unit: str | None) -> str:
    """What is wrong with an amount, by name, and what to do."""
    values = {"found": refused.found, "unit": unit}
    if refused.reason == "currency" and unit:
        return gettext("This is counted in %(unit)s, and “%(found)s” is something else. Nothing is converted.") % values
    if refused.reason == "sign" and refused.found:
        return gettext("“%(found)s” can’t stand there. Write the number alone, like 1,450 or 1450.50.") % values
    return gettext("Write it as a number, like 1,450 or 1450.50.")


class ChoiceField(forms.ChoiceField):
    """One of several answers. `hints` say what each means and `icons` mark it, both by its value."""

    def __init__(
        self, *, hints: dict[str, Any] | None = None, icons: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        self.hints, self.icons = hints or {}, icons or {}
        super().__init__(**kwargs)


def set_choices(form: forms.BaseForm, name: str, choices: list[tuple[str, Any]]) -> None:
    """Offer these answers in one form, where they depend on who asks or on what is there."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField), "only a choice has answers to offer"
    field.choices = choices
