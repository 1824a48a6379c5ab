"""Which column is what: amounts, directions, currencies, and what is open until somebody chooses."""

from datetime import date
from decimal import Decimal

import pytest

from our2souls.intentions.measures.csv.format import CsvEntry, read
from tests.factories.intentions.csv_files import entries_in_short, only_entry

NOVEMBER = date(2026, 11, 3)


def test_a_currency_in_its_own_column_or_over_the_amounts_is_heeded() -> None:
    sheet = read("Date,Amount,Currency\n2026-11-01,5,EUR\n2026-11-02,6,usd\n2026-11-03,7,\n")
    assert [line.amount for line in sheet.entries] == [5, 7]
    assert [(bad.number, bad.why, bad.found) for bad in sheet.errors] == [(3, "currency", "usd")]
    sheet = read("Date,Amount (USD)\n2026-11-01,5\n")
    assert [(bad.why, bad.found) for bad in sheet.errors] == [("currency", "USD")]
    for header in ("Amount (EUR)", "AMOUNT", "Amount in EUR", "Betrag (€)", "IMPORTE", "AMOUNT ALLOWED", "Amount (#)"):
        assert read(f"Date,{header}\n2026-11-01,5\n").entries
    assert read("Date,Amount ($)\n2026-11-01,5\n", unit="MXN").entries
    assert read("Date,Amount ($)\n2026-11-01,5\n").errors[0].found == "$"
    assert read("Date,Amount,Unit\n2026-11-01,5,km\n", unit="km").entries
    assert read("Date,Amount,Unit\n2026-11-01,5,miles\n", unit="km").errors[0].found == "miles"


@pytest.mark.parametrize(
    "header",
    [
        "Date;Debit;Credit;Text", "Date;Debit amount;Credit amount;Text", "Date;Outflow;Inflow;Memo",
        "Date;Money out;Money in;Note",
        "Date;Withdrawals;Deposits;Description", "Date;Paid out;Paid in;Description", "Fecha;Cargo;Abono;Concepto",
        "Fecha;Debe;Haber;Concepto", "Fecha;Retiro;Depósito;Descripción", "Fecha;Retiros ($);Depósitos ($);Concepto",
        "Fecha;Salidas;Entradas;Nota", "Fecha;Gastos;Ingresos;Concepto", "Fecha;Débito;Crédito;Detalle",
        "Fecha;Egreso;Ingreso;Nota",
        "Fecha;Importe cargo;Importe abono;Concepto", "Buchungstag;Soll;Haben;Verwendungszweck", "Datum;Ausgang;Eingang;Text",
        "Datum;Ausgaben;Einnahmen;Text", "Buchungstag;Belastung;Gutschrift;Buchungstext",
    ],
)  # fmt: skip
def test_debits_and_credits_may_have_columns_of_their_own(header: str) -> None:
    unit = "MXN" if "$" in header else "EUR"
    body = "2026-11-03;;1250.00;saved\n2026-11-14;12.50;;tram\n2026-11-15;4.20;0.00;bread\n2026-11-16;-;3.10;coins"
    expected = [("2026-11-03", "1250.00", "saved"), ("2026-11-14", "-12.50", "tram"), ("2026-11-15", "-4.20", "bread"),
             ("2026-11-16", "3.10", "coins")]  # fmt: skip
    assert entries_in_short(f"{header}\n{body}", unit=unit) == expected
    names = header.split(";")
    swapped = ";".join([names[0], names[2], names[1], names[3]])
    rows = [line.split(";") for line in body.splitlines()]
    assert entries_in_short("\n".join([swapped, *(f"{a};{c};{b};{d}" for a, b, c, d in rows)]), unit=unit) == expected


def test_a_debit_column_has_a_minus_everywhere_or_nowhere() -> None:
    assert entries_in_short("Date,Debit,Credit\n2026-11-01,-5,\n2026-11-02,-6,\n2026-11-03,,7") == [
        ("2026-11-01", "-5.00", ""), ("2026-11-02", "-6.00", ""), ("2026-11-03", "7.00", ""),
    ]  # fmt: skip
    sheet = read(
        "Date,Debit,Credit\n2026-11-01,-5,\n2026-11-02,6,\n2026-11-03,,-7\n2026-11-04,1,2\n2026-11-05,,\n2026-11-06,0,0"
    )
    assert [(bad.number, bad.why) for bad in sheet.errors] == [
        (2, "direction"), (4, "direction"), (5, "both_ways"), (6, "no_amount"), (7, "zero"),
    ]  # fmt: skip
    assert [line.amount for line in sheet.entries] == [-6]


@pytest.mark.parametrize(
    ("name", "out", "in_"),
    [
        ("D/C", "D", "C"), ("Dr/Cr", "Dr", "Cr"), ("Type", "Debit", "Credit"), ("Direction", "out", "in"),
        ("Cargo/Abono", "C", "A"), ("Cargo/Abono", "Cargo", "Abono"), ("Tipo", "Retiro", "Depósito"), ("S/H", "S", "H"),
        ("Soll/Haben", "Soll", "Haben"), ("Sign", "-", "+"), ("Tipo", "Gasto", "Ingreso"), ("Debe/Haber", "DEBE", "HABER"),
        ("Direction", "OUT", "IN"), ("Type", "DR.", "CR."), ("Movimiento", "Salida", "Entrada"),
        ("Art", "Lastschrift", "Gutschrift"),
    ],
)  # fmt: skip
def test_a_column_may_say_whether_an_amount_went_out_or_came_in(name: str, out: str, in_: str) -> None:
    text = f"Date,Amount,{name},Note\n2026-11-03,1250.00,{in_},saved\n2026-11-14,12.50,{out},tram\n2026-11-15,-4.20,{out},bread"
    assert [amount for _on, amount, _words in entries_in_short(text)] == ["1250.00", "-12.50", "-4.20"]


def test_a_direction_that_is_unknown_or_contradicts_its_amount_is_named() -> None:
    text = "Date,Amount,D/C\n2026-11-01,5,D\n2026-11-02,6,C\n2026-11-03,-7,C\n2026-11-04,8,\n"
    assert [(bad.number, bad.why) for bad in read(text).errors] == [(4, "direction"), (5, "direction")]
    template = "Date,Amount,{}\n2026-11-01,5,C\n"
    assert read(template.format("Kind")).errors[0].why == "direction", "a C atemplate is cargo or credit"
    assert only_entry(template.format("D/C")).amount == 5
    assert only_entry(template.format("C/A")).amount == -5


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Booking;Balance;Turnover;Text", "03.11.2026;9.876,54;1.250,00;x"),
        ("Fecha;Saldo;Importe;Concepto", "03.11.2026;9.876,54;1.250,00;x"),
        ("Fecha;Saldo disponible;Movimiento;Concepto", "03.11.2026;9.876,54;1.250,00;x"),
        ("Datum;Kontostand;Betrag;Text", "03.11.2026;9.876,54;1.250,00;x"),
        ("Date;Running balance;Sum of it;Text", "03.11.2026;9.876,54;1.250,00;x"),
        ("Date;Reference number;Value;Text", "03.11.2026;123456;1.250,00;x"),
        ("Date;Nº;Importe;Concepto", "03.11.2026;123456;1.250,00;x"),
        ("Date;Account number;What it was;Text", "03.11.2026;12345678;1.250,00;x"),
        ("Value date;Date;Amount;Text", "09.11.2026;03.11.2026;1.250,00;x"),
        ("Fecha valor;Fecha;Importe;Concepto", "09.11.2026;03.11.2026;1.250,00;x"),
        ("Valuta;Buchungstag;Betrag;Text", "09.11.2026;03.11.2026;1.250,00;x"),
        ("Date;Fee;Amount;Text", "03.11.2026;1,50;1.250,00;x"),
        ("Date;Value date;Amount;Text", "20261103;20261109;1.250,00;x"),
    ],
)
def test_no_column_of_balances_numbers_or_value_dates_is_taken_by_guess(header: str, row: str) -> None:
    assert entries_in_short(f"{header}\n{row}", order="dmy") == [("2026-11-03", "1250.00", "x")]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03;9.876,54;1.250,00;saved",
        "When;This;That\n2026-11-03;9876,54;1250,00",
        "Date;Gross;Net\n2026-11-03;9876,54;1250,00",
        "Started date;Completed date;Amount\n2026-11-03;2026-11-04;1250,00",
        "Date;Amount;Debit;Credit\n2026-11-03;12,50;12,50;",
    ],
)
def test_where_two_columns_may_be_meant_the_columns_are_open_until_one_is_chosen(text: str) -> None:
    sheet = read(text)
    assert sheet.columns_open
    assert not read(text, columns=str(sheet.columns)).columns_open


@pytest.mark.parametrize("columns", ["", "nonsense", "1", ",,,,", "0,,,,", "0,1", "0,1,2,3,4,5"])
def test_an_invalid_choice_of_columns_settles_nothing(columns: str) -> None:
    assert read("2026-11-03;9.876,54;1.250,00;saved", columns=columns).columns_open


def test_columns_are_taken_as_they_were_chosen() -> None:
    text = "Date;A;B;C\n2026-11-03;5;6;x\n"
    assert only_entry(text, columns="0,1,,,").amount == 5
    assert only_entry(text, columns="0,2,,,3") == CsvEntry(2, NOVEMBER, Decimal(6), "x")
    assert only_entry(text, columns="0,,2,,3").amount == -6
    assert only_entry("Date;A;Way\n2026-11-03;5;out\n", columns="0,1,,,").amount == 5
    assert read(text, columns="0,9,,,").errors[0].why == "short"
