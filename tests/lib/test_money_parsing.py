"""Amounts as people type them in English and Spanish, in any unit."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.money import NotAnAmount, parse_amount


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
def test_parse_amount_reads_every_notation(typed: str, amount: str, locale: str) -> None:
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
def test_parse_amount_reads_one_mark_before_three_digits_as_people_there_write(
    typed: str, locale: str, amount: str
) -> None:
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
def test_parse_amount_says_why_it_cannot_read(typed: str, reason: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(typed, "en")
    assert refused.value.reason == reason


UNITS = [None, "EUR", "JPY", "KWD", "MXN", "km", ""]


@given(st.text(max_size=12), st.sampled_from(["en", "es"]), st.sampled_from(UNITS))
def test_parse_amount_reads_or_refuses_any_text(typed: str, locale: str, unit: str | None) -> None:
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
def test_parse_amount_reads_one_mark_before_three_digits_as_the_currency_allows(
    typed: str, unit: str, amount: str, locale: str
) -> None:
    assert parse_amount(typed, locale, unit=unit) == Decimal(amount)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["en", "es"]))
def test_parse_amount_reads_thousands_in_any_currency_without_a_third_decimal(
    whole: int, rest: int, mark: str, locale: str
) -> None:
    for unit in ("EUR", "JPY", "USD", "MXN"):
        assert parse_amount(f"{whole}{mark}{rest:03}", locale, unit=unit) == whole * 1000 + rest


@pytest.mark.parametrize("unit", ["KWD", "TND", "BHD", "km"])
@pytest.mark.parametrize(("typed", "locale"), [("1.234", "en"), ("1,234", "es")])
def test_parse_amount_keeps_a_third_decimal_where_there_is_one(typed: str, locale: str, unit: str) -> None:
    assert parse_amount(typed, locale, unit=unit) == Decimal("1.234")


@pytest.mark.parametrize(
    "dash",
    [*"-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2796", "\ufe63", "\uff0d"],
    ids=lambda dash: f"{ord(dash):04x}",
)
@pytest.mark.parametrize("shape", ["{}12.50", "{} 12.50", "12.50{}", "12.50 {}", "€{}12.50", "{}€12.50", "12.50{} €"])
def test_parse_amount_reads_every_dash_as_a_minus_before_or_behind(dash: str, shape: str) -> None:
    assert parse_amount(shape.format(dash), "en", unit="EUR") == Decimal("-12.5")


@pytest.mark.parametrize("typed", ["(12.50)", "( 12.50 )", "(€12.50)", "€(12.50)", "(12,50 EUR)"])
def test_parse_amount_reads_brackets_as_a_minus(typed: str) -> None:
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
def test_parse_amount_refuses_by_name_what_does_not_belong_to_the_unit(
    typed: str, unit: str, reason: str, found: str
) -> None:
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
def test_parse_amount_allows_the_unit_itself(typed: str, unit: str) -> None:
    assert parse_amount(typed, "en", unit=unit) == 12
