"""Fields for what amounts are counted in: a currency, picked or typed as people write it, or a word of one's own."""

from typing import Any

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.lib import currency_names, money

UNIT_LENGTH = 24


class CurrencyPicker(forms.TextInput):
    """A text field with the common currencies below it, by sign, name and code: picked, or typed."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field and its list, named in the language of whoever reads it."""
        list_id = f"{(attrs or {}).get('id', name)}_currencies"
        typed = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', _choices())
        return format_html('{}<datalist id="{}">{}</datalist>', typed, list_id, options)


def _choices() -> list[tuple[str, str]]:
    """Each common currency by its code, and its sign with its name."""
    locale = Locale.parse(get_language() or "en", sep="-")
    return [
        (code, f"{get_currency_symbol(code, locale)} · {get_currency_name(code, locale=locale)}")
        for code in currency_names.COMMON
    ]


class UnitField(forms.CharField):
    """A currency by its code, sign or name, which is read as its code, or (unless `only_money`) a word of one's own."""

    def __init__(self, *, only_money: bool = False, **kwargs: Any) -> None:
        self.only_money = only_money
        attrs = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(max_length=UNIT_LENGTH, widget=CurrencyPicker(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        """The code of a currency, or the word as it was typed; a kind sentence for money that doesn’t say which."""
        typed = str(super().clean(value)).strip()
        try:
            found = currency_names.currency_of(typed)
        except currency_names.SeveralCurrencies as several:
            raise forms.ValidationError(
                _("“%(typed)s” could be several currencies. Choose the one you mean, for example %(codes)s.")
                % {"typed": typed, "codes": ", ".join(several.codes)}
            ) from None
        if typed and self.only_money and not found:
            raise forms.ValidationError(_("Choose a currency, or write its three letters, like EUR, USD or MXN."))
        return found or typed


def typed_unit(form: forms.Form, name: str = "unit") -> str | None:
    """The unit as it was typed into the same form: a currency by its code, a word as it is, None for none."""
    typed = str(form.data.get(form.add_prefix(name)) or "").strip()
    try:
        return currency_names.currency_of(typed) or typed or None
    except currency_names.SeveralCurrencies:
        return None


def in_two(unit: str) -> tuple[str, str]:
    """A unit as it is kept: its currency and "", or "" and the word of one's own."""
    return (unit, "") if money.is_a_currency(unit) else ("", unit)
