"""What a unit means: a currency by code, sign or name in either language, or a word of one's own."""

import pytest
from babel.numbers import list_currencies

from our2souls.lib import money
from our2souls.lib.currency_names import COMMON, SeveralCurrencies, currency_of


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("€", "EUR"), ("EUR", "EUR"), ("eur", "EUR"), (" Euro ", "EUR"), ("euros", "EUR"), ("US$", "USD"), ("us dollars", "USD"),
        ("£", "GBP"), ("British pounds", "GBP"), ("libras esterlinas", "GBP"), ("¥", "JPY"), ("R$", "BRL"), ("zł", "PLN"),
        ("pesos mexicanos", "MXN"), ("MX$", "MXN"), ("₹", "INR"), ("xof", "XOF"),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_code_sign_or_name(unit: str, code: str) -> None:
    assert currency_of(unit) == code


@pytest.mark.parametrize(
    "unit", ["", "km", "lessons", "lecciones", "ft", "pounds", "libras", "real", "gold", "kr", "años", "páginas"]
)
def test_a_word_that_counts_something_else_is_no_currency(unit: str) -> None:
    assert currency_of(unit) == ""


@pytest.mark.parametrize(
    ("unit", "first"), [("$", "USD"), ("pesos", "MXN"), ("Dollars", "USD"), ("€ a month", "EUR"), ("€€", "EUR")]
)
def test_money_that_does_not_say_which_is_never_guessed(unit: str, first: str) -> None:
    with pytest.raises(SeveralCurrencies) as several:
        currency_of(unit)
    assert several.value.codes[0] == first


def test_every_code_is_its_own_currency_and_common_ones_are_codes() -> None:
    assert all(currency_of(code.lower()) == code for code in list_currencies())
    assert all(money.is_a_currency(code) for code in COMMON)
