"""Amounts as people type them in English and Spanish, and as they read them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.money import NotAnAmount, format_amount, is_a_currency, parse_amount, places_of, plain


@pytest.mark.parametrize("locale", ["en", "es", "es-MX"])
@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567,8", "1234567.8"),
        ("1'234.50", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234", "1234"),
        ("1,5", "1.5"),
        ("0.123", "0.123"),
        ("1234,567", "1234.567"),
        (".5", "0.5"),
        ("5.", "5"),
        ("€ 12", "12"),
        ("12 EUR", "12"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("−5", "-5"),
        ("+5", "5"),
        ("１２", "12"),
        ("٣", "3"),
        ("0", "0"),
        ("1,25,000.00", "125000"),
        ("₹ 1,00,00,000", "10000000"),
        ("12,34,567.891", "1234567.891"),
        ("12 euros", "12"),
        ("Rs. 500", "500"),
        ("Rs.500", "500"),
        ("S/ 12.50", "12.5"),
        ("S/.500", "500"),
        ("12.50 Rs.", "12.5"),
        ("12.50 zł", "12.5"),
        ("\u200e-5\u200e", "-5"),
    ],
)
def test_reads(typed: str, amount: str, locale: str) -> None:
    assert parse_amount(typed, locale) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "locale", "amount"),
    [
        ("1.234", "en", "1.234"),
        ("1.234", "es", "1234"),
        ("1,234", "en", "1234"),
        ("1,234", "es", "1.234"),
        ("1,234", "es-MX", "1234"),
    ],
)
def test_one_mark_before_three_digits_is_read_as_people_there_write(typed: str, locale: str, amount: str) -> None:
    assert parse_amount(typed, locale) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        (" \u00a0", "empty"),
        ("lots", "unreadable"),
        ("12.3.4", "unreadable"),
        ("1.23.456", "unreadable"),
        ("1,2,345,678", "unreadable"),
        ("12 50", "unreadable"),
        ("1 23 456", "unreadable"),
        ("--5", "sign"),
        ("-5-", "sign"),
        ("(-5)", "sign"),
        ("(5", "sign"),
        ("5)", "sign"),
        ("500,-", "sign"),
        ("<5", "sign"),
        ("5%", "sign"),
        ("~5", "sign"),
        ("5 apples", "sign"),
        ("1.234,567.89", "unreadable"),
        ("..", "unreadable"),
        (".", "unreadable"),
        ("1.234'5", "unreadable"),
        ("1'5", "unreadable"),
        ("1e5", "unreadable"),
        ("NaN", "unreadable"),
        ("Infinity", "unreadable"),
        ("5-3", "unreadable"),
        ("12345678901234", "too_large"),
        ("0.12345", "too_fine"),
    ],
)
def test_says_why_it_cannot_read(typed: str, reason: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(typed, "en")
    assert refused.value.reason == reason


UNITS = [None, "EUR", "JPY", "KWD", "MXN", "km", ""]


@given(st.text(max_size=12), st.sampled_from(["en", "es"]), st.sampled_from(UNITS))
def test_any_text_is_an_amount_or_a_kind_refusal(typed: str, locale: str, unit: str | None) -> None:
    with suppress(NotAnAmount):
        assert parse_amount(typed, locale, unit=unit).is_finite()


@pytest.mark.parametrize("locale", ["en", "es", "es-MX"])
@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("1.000", "EUR", "1000"),
        ("12.500", "EUR", "12500"),
        ("12,500", "EUR", "12500"),
        ("125.000", "JPY", "125000"),
        ("125,000", "JPY", "125000"),
        ("1,250", "MXN", "1250"),
        ("-1.250", "USD", "-1250"),
        ("1.250 €", "EUR", "1250"),
        ("12.50", "EUR", "12.5"),
        ("0.500", "EUR", "0.5"),
        ("1250.500", "EUR", "1250.5"),
        ("1.234.567", "JPY", "1234567"),
        ("1.2345", "CLF", "1.2345"),
    ],
)
def test_one_mark_before_three_digits_is_never_decimals_where_there_are_two_or_none(
    typed: str, unit: str, amount: str, locale: str
) -> None:
    assert parse_amount(typed, locale, unit=unit) == Decimal(amount)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["en", "es"]))
def test_thousands_are_thousands_in_any_currency_without_a_third_decimal(
    whole: int, rest: int, mark: str, locale: str
) -> None:
    for unit in ("EUR", "JPY", "USD", "MXN"):
        assert parse_amount(f"{whole}{mark}{rest:03}", locale, unit=unit) == whole * 1000 + rest


@pytest.mark.parametrize("unit", ["KWD", "TND", "BHD", "km"])
@pytest.mark.parametrize(("typed", "locale"), [("1.234", "en"), ("1,234", "es")])
def test_a_third_decimal_is_kept_where_there_is_one(typed: str, locale: str, unit: str) -> None:
    assert parse_amount(typed, locale, unit=unit) == Decimal("1.234")


@pytest.mark.parametrize(
    "dash",
    [*"-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2796", "\ufe63", "\uff0d"],
    ids=lambda dash: f"{ord(dash):04x}",
)
@pytest.mark.parametrize("shape", ["{}12.50", "{} 12.50", "12.50{}", "12.50 {}", "€{}12.50", "{}€12.50", "12.50{} €"])
def test_every_dash_is_a_minus_before_or_behind(dash: str, shape: str) -> None:
    assert parse_amount(shape.format(dash), "en", unit="EUR") == Decimal("-12.5")


@pytest.mark.parametrize("typed", ["(12.50)", "( 12.50 )", "(€12.50)", "€(12.50)", "(12,50 EUR)"])
def test_brackets_are_a_minus(typed: str) -> None:
    assert parse_amount(typed, "en", unit="EUR") == Decimal("-12.5")


@pytest.mark.parametrize(
    ("typed", "unit", "reason", "found"),
    [
        ("<12", "EUR", "sign", "<"),
        ("12%", "EUR", "sign", "%"),
        ("≈12", "km", "sign", "≈"),
        ("$12", "EUR", "currency", "$"),
        ("12 USD", "EUR", "currency", "USD"),
        ("12 dollars", "EUR", "currency", "dollars"),
        ("US$ 12", "MXN", "currency", "US$"),
        ("12 €", "km", "currency", "€"),
        ("12 miles", "km", "sign", "miles"),
        ("12 pesos", "USD", "currency", "pesos"),
    ],
)
def test_what_does_not_belong_to_the_unit_is_refused_by_name(typed: str, unit: str, reason: str, found: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(typed, "en", unit=unit)
    assert (refused.value.reason, refused.value.found) == (reason, found)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("$12", "MXN"),
        ("MX$12", "MXN"),
        ("12 pesos", "MXN"),
        ("12 dólares", "CAD"),
        ("¥12", "JPY"),
        ("12 円", "JPY"),
        ("CHF 12", "CHF"),
        ("Fr. 12", "CHF"),
        ("eur 12", "EUR"),
        ("12 km", "km"),
        ("12 LESSONS", "lessons"),
        ("12 long walks", "Long walks"),
    ],
)
def test_the_unit_itself_may_stand_there(typed: str, unit: str) -> None:
    assert parse_amount(typed, "en", unit=unit) == 12


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
def test_writes(amount: str, unit: str, locale: str, read: str) -> None:
    assert format_amount(Decimal(amount), unit, locale).replace("\u00a0", " ") == read


def test_knows_currencies() -> None:
    assert is_a_currency("EUR")
    assert not is_a_currency("km")
    assert not is_a_currency("eur")
    assert not is_a_currency("")


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(["EUR", "USD", "km", ""]),
    st.sampled_from(["en", "es", "es-MX", "en-GB"]),
)
def test_reads_what_it_writes(amount: Decimal, unit: str, locale: str) -> None:
    written = format_amount(amount, unit, locale)
    assert parse_amount(written, locale, unit=unit) == amount
    assert parse_amount(written.removesuffix(unit) if unit == "km" else written, locale) == amount


@pytest.mark.parametrize(("unit", "places"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("lessons", 4), ("", 4)])
def test_how_fine_a_unit_is(unit: str, places: int) -> None:
    assert places_of(unit) == places


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
def test_an_amount_as_it_would_be_typed_again(amount: str, locale: str, places: int, text: str) -> None:
    assert plain(Decimal(amount), locale, places=places) == text
    assert parse_amount(text, locale) == Decimal(amount)


@pytest.mark.parametrize(("unit", "text"), [("CHF", "CHF\u00a0100"), ("EUR", "€100"), ("MXN", "MX$100")])
def test_a_currency_in_letters_stands_apart_from_its_figure(unit: str, text: str) -> None:
    assert format_amount(Decimal(100), unit, "en") == text
