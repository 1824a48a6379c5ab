"""Amounts as people read them in English and Spanish, and as they would type them again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.money import format_amount, format_part, is_a_currency, parse_amount, places_of, plain


@pytest.mark.parametrize(
    ("amount", "unit", "locale", "read"),
    [
        ("12400", "EUR", "en", "€12,400"),
        ("12400.5", "EUR", "en", "€12,400.50"),
        ("12400.5", "EUR", "es", "12.400,50 €"),
        ("12400", "EUR", "es", "12.400 €"),
        ("1234", "EUR", "es", "1.234 €"),
        ("100", "JPY", "en", "¥100"),
        ("-3", "USD", "en", "-$3"),
        ("12.50", "km", "es", "12,5 km"),
        ("1E+3", "km", "en", "1,000 km"),
        ("3", "", "en", "3"),
        ("3", "", "es_MX", "3"),
    ],
)
def test_format_amount_writes_as_each_language_does(amount: str, unit: str, locale: str, read: str) -> None:
    assert format_amount(Decimal(amount), unit, locale).replace("\u00a0", " ") == read


@pytest.mark.parametrize(("unit", "text"), [("CHF", "CHF\u00a0100"), ("EUR", "€100"), ("MXN", "MX$100")])
def test_format_amount_sets_a_currency_in_letters_apart(unit: str, text: str) -> None:
    assert format_amount(Decimal(100), unit, "en") == text


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(["EUR", "USD", "km", ""]),
    st.sampled_from(["en", "es", "es-MX", "en-GB"]),
)
def test_parse_amount_reads_what_format_amount_writes(amount: Decimal, unit: str, locale: str) -> None:
    text = format_amount(amount, unit, locale)
    assert parse_amount(text, locale, unit=unit) == amount
    assert parse_amount(text.removesuffix(unit) if unit == "km" else text, locale) == amount


@pytest.mark.parametrize(
    ("amount", "locale", "places", "text"),
    [
        ("1450.5000", "en", 2, "1450.50"),
        ("1450.5000", "es", 2, "1450,50"),
        ("1450.0000", "en", 2, "1450"),
        ("0.125", "en", 4, "0.125"),
        ("-7.1", "en", 3, "-7.1"),
    ],
)
def test_plain_writes_an_amount_as_it_would_be_typed_again(amount: str, locale: str, places: int, text: str) -> None:
    assert plain(Decimal(amount), locale, places=places) == text
    assert parse_amount(text, locale) == Decimal(amount)


@pytest.mark.parametrize(("unit", "places"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("lessons", 4), ("", 4)])
def test_places_of_says_how_fine_a_unit_is(unit: str, places: int) -> None:
    assert places_of(unit) == places


def test_is_a_currency_knows_the_codes_of_currencies_alone() -> None:
    assert is_a_currency("EUR")
    assert not is_a_currency("km")
    assert not is_a_currency("eur")
    assert not is_a_currency("")


def test_a_unit_of_ones_own_is_named_once_beside_its_whole() -> None:
    assert format_part(Decimal(48), "lessons", "en") == "48"
    assert format_part(Decimal("3154.5"), "EUR", "es") == format_amount(Decimal("3154.5"), "EUR", "es")
