"""Days and amounts as banks and spreadsheets write them, and what of them is open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.measures.csv.format import read
from tests.factories.intentions.csv_files import only_entry

NOVEMBER = date(2026, 11, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03", "2026/11/3", "20261103", "20261103120000", "3 Nov 2026", "03 Nov 2026", "03-Nov-26", "3-nov-2026",
        "03-nov.-26", "Nov 3, 2026", "November 3rd, 2026", "Nov 3 2026", "Tue, 3 Nov 2026", "Tue 03 Nov 2026",
        "3rd of November 2026",
        "3 de noviembre de 2026", "3 noviembre 2026", "3 de noviembre del 2026", "martes, 3 de noviembre de 2026", "3/nov/2026",
        "noviembre 3, 2026", "2026-Nov-03", "2026 November 3", "3. November 2026", "3.Nov.2026", "03NOV2026", "03NOV26",
        "3 Nov 2026 14:05", "2026-11-03T09:30:00Z", "Nov-03-2026", "3º de noviembre de 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_however_its_month_is_written(cell: str) -> None:
    assert only_entry(f"Date;Amount\n{cell};5").on == NOVEMBER


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "names",
    [
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "January February March April May June July August September October November December",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ENE. FEB. MAR. ABR. MAY. JUN. JUL. AGO. SEPT. OCT. NOV. DIC.",
    ],
)
def test_every_month_is_read_by_its_english_and_spanish_names(names: str, month: int) -> None:
    assert only_entry(f"Fecha;Importe\n3 {names.split()[month - 1]} 2026;5").on == date(2026, month, 3)


@pytest.mark.parametrize("cell", ["31 Feb 2026", "3 Brumaire 2026", "20261303", "Nov 2026", "32-nov-26", "3 ma 2026"])
def test_a_cell_that_is_no_day_is_named(cell: str) -> None:
    [bad] = read(f"Date;Amount\n2026-01-01;1\n{cell};5").errors
    assert (bad.number, bad.why, bad.text) == (3, "day", cell)


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("1.000", "EUR", "1000"), ("12,500", "EUR", "12500"), ("125.000", "JPY", "125000"), ("1,250", "MXN", "1250"),
        ("1,25,000.00", "INR", "125000"), ("1,00,00,000", "INR", "10000000"), ("12.50-", "EUR", "-12.5"),
        ("(12.50)", "EUR", "-12.5"), ("\u201112.50", "EUR", "-12.5"), ("\uff0d12.50", "EUR", "-12.5"),
        ("\u201412.50", "EUR", "-12.5"), ("12.50\u2212", "EUR", "-12.5"), ("€ 12.50", "EUR", "12.5"), ("'-12.50", "EUR", "-12.5"),
        ("Rs.500", "INR", "500"), ("1 250,00", "EUR", "1250"), ("1'250.00", "CHF", "1250"), ("1.234", "km", None),
        ("0.125", "KWD", "0.125"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_amount_is_read_in_its_unit(cell: str, unit: str, amount: str | None, locale: str) -> None:
    sheet = read(f"Date;Amount\n2026-11-03;{cell}", unit=unit, locale=locale)
    assert sheet.decimal_open == (amount is None)
    assert not sheet.errors
    if amount is not None:
        assert sheet.entries[0].amount == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "why", "found"),
    [
        ("<12", "sign", "<"),
        ("12%", "sign", "%"),
        ("~12", "sign", "~"),
        ("$12", "currency", "$"),
        ("12 USD", "currency", "USD"),
        ("12 £", "currency", "£"),
        ("500,-", "sign", ","),
        ("--12", "sign", "-"),
    ],
)
def test_what_does_not_belong_to_an_amount_is_named(cell: str, why: str, found: str) -> None:
    sheet = read(f"Date;Amount\n2026-11-01;1.00\n2026-11-03;{cell}")
    assert [(bad.number, bad.why, bad.found) for bad in sheet.errors] == [(3, why, found)]
    assert len(sheet.entries) == 1


@given(
    st.integers(-(10**11), 10**11).filter(bool), st.sampled_from(["EUR", "JPY", "MXN"]), st.sampled_from(["en", "es"]),
    st.sampled_from([",", ".", "'", "\u202f"]), st.sampled_from(["-", "\u2212", "\u2013", "("]),
)  # fmt: skip
def test_whole_money_is_read_the_same_with_any_grouping_and_minus(
    cents: int, unit: str, locale: str, mark: str, minus: str
) -> None:
    figure = f"{abs(cents):,}".replace(",", mark)
    cell = figure if cents > 0 else (f"({figure})" if minus == "(" else f"{minus}{figure}")
    sheet = read(f"Date;Amount\n2026-11-03;{cell}", unit=unit, locale=locale)
    assert not sheet.is_open
    assert [line.amount for line in sheet.entries] == [cents]


@pytest.mark.parametrize(
    ("days", "order", "is_open"),
    [
        (["2026-04-03"], "ymd", False),
        (["03/04/2026"], "dmy", True),
        (["03/03/2026"], "dmy", False),
        (["03/04/2026", "25/04/2026"], "dmy", False),
        (["03/04/2026", "04/25/2026"], "mdy", False),
        (["25/04/2026", "04/25/2026"], "dmy", True),
    ],
)
def test_the_order_of_day_and_month_is_found_or_left_open(days: list[str], order: str, is_open: Any) -> None:
    sheet = read("Date,Amount\n" + "\n".join(f"{day},5" for day in days))
    assert (sheet.order, sheet.order_open) == (order, is_open)


def test_a_chosen_order_or_decimal_mark_settles_what_is_open_and_nothing_else() -> None:
    assert only_entry("Date,Amount\n03/04/2026,5", order="mdy").on == date(2026, 3, 4)
    assert not read("Date,Amount\n03/04/2026,5", order="mdy").order_open
    assert only_entry("Date,Amount\n25/04/2026,5", order="mdy").on == date(2026, 4, 25)
    assert only_entry("Date;Amount\n2026-04-03;1.234", decimal=",", unit="KWD").amount == 1234
    assert only_entry("Date;Amount\n2026-04-03;1.234", decimal=".", unit="KWD").amount == Decimal("1.234")
    assert only_entry("Date;Amount\n2026-04-03;1,5", decimal=".").amount == Decimal("1.5")


@pytest.mark.parametrize(
    ("amounts", "mark", "is_open"),
    [
        (["5"], ".", False),
        (["1.50"], ".", False),
        (["1,5"], ",", False),
        (["1.234,5"], ",", False),
        (["1.234.567"], ",", False),
        (["1.234"], ".", True),
        (["1,234"], ".", True),
        (["1.234", "0,5"], ",", False),
        (["1.5", "1,5"], ".", True),
        (["0.123"], ".", False),
    ],
)
def test_the_decimal_mark_is_found_or_left_open(amounts: list[str], mark: str, is_open: Any) -> None:
    sheet = read("Date;Amount\n" + "\n".join(f"2026-01-01;{amount}" for amount in amounts), unit="km")
    assert (sheet.decimal, sheet.decimal_open) == (mark, is_open)


def test_an_open_decimal_mark_is_read_as_its_reader_writes() -> None:
    text = "Date;Amount\n2026-01-01;1.234"
    assert only_entry(text, locale="es", unit="km").amount == 1234
    assert only_entry(text, locale="en", unit="km").amount == Decimal("1.234")


def test_a_decimal_mark_that_contradicts_the_others_makes_a_bad_line() -> None:
    sheet = read("Date;Amount\n2026-01-01;1.50\n2026-01-02;1.25\n2026-01-03;1,5", decimal=".")
    assert [bad.number for bad in sheet.errors] == [4]
