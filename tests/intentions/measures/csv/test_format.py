"""Files of entries: what banks and spreadsheets write is read, what is wrong is named, what is open is said to be open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.intentions.measures.csv import column_names
from our2souls.intentions.measures.csv import encoding as csv_encoding
from our2souls.intentions.measures.csv import format as csv_format
from our2souls.intentions.measures.csv.cells import plain_name
from our2souls.intentions.measures.csv.encoding import CsvUnreadable, decode
from our2souls.intentions.measures.csv.format import CsvEntry, CsvError, CsvSheet, read, write


def one(text: str, **how: Any) -> CsvEntry:
    sheet = read(text, **how)
    assert not sheet.bad, sheet.bad
    [line] = sheet.lines
    return line


@pytest.mark.parametrize(
    ("text", "on", "amount", "words"),
    [
        ("Date,Amount,Words\n2026-11-01,100.50,October", date(2026, 11, 1), "100.50", "October"),
        ("Fecha;Importe;Concepto\n25/11/2026;1.234,56;Nómina", date(2026, 11, 25), "1234.56", "Nómina"),
        ("date\tamount\n11/25/2026\t-50", date(2026, 11, 25), "-50", ""),
        ("2026-11-01,100.50", date(2026, 11, 1), "100.50", ""),
        ("Concepto;Saldo final;Fecha valor;Importe\nLuz;9,99;2026-11-01;12,5", date(2026, 11, 1), "12.5", "Luz"),
        ("When,What,Sum of it\n2026-11-01,Rent,€ 12", date(2026, 11, 1), "12", "Rent"),
        ("Date,Amount\n2026/11/1,12 EUR", date(2026, 11, 1), "12", ""),
        ("Date,Amount\n1.11.2026,(12.50)", date(2026, 11, 1), "-12.50", ""),
        ("Date,Amount\n2026-11-01T09:30:00,7", date(2026, 11, 1), "7", ""),
        ("Date,Amount\n25/12/26,7", date(2026, 12, 25), "7", ""),
        ('Date,Amount,Words\n2026-11-01,"1,234.50","a, ""b"""', date(2026, 11, 1), "1234.5", 'a, "b"'),
        ('Date,Amount,Words\r\n2026-11-01,5,"two\r\nlines"\r\n', date(2026, 11, 1), "5", "two\r\nlines"),
    ],
)
def test_reads(text: str, on: date, amount: str, words: str) -> None:
    line = one(text)
    assert (line.on, line.amount, line.words) == (on, Decimal(amount), words)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("31/02/2026,5,x", "day"),
        ("tomorrow,5,x", "day"),
        (",5,x", "no_day"),
        ("25/12/2026,lots,x", "amount"),
        ("25/12/2026,1.2.3,x", "amount"),
        ("25/12/2026,,x", "no_amount"),
        ("25/12/2026,0.00,x", "zero"),
        ("25/12/2026,5.5555,x", "places"),
        ("25/12/2026,1234567890123,x", "large"),
        ("25/12/2026", "short"),
        ('25/12/2026,5,"never closed', "quotes"),
        ("25/12/1026,5,x", "day"),
        (f"25/12/2026,{'9' * 100},x", "amount"),
        (f"{'25/12/2026' * 20},5,x", "day"),
    ],
)
def test_names_each_bad_line_and_keeps_the_good_ones(row: str, why: str) -> None:
    sheet = read(f"Date,Amount,Words\n13/01/2026,5.10,good\n{row}\n")
    assert [line.words for line in sheet.lines] == ["good"]
    assert [(bad.number, bad.why) for bad in sheet.bad] == [(3, why)]


def seen(text: str, **how: Any) -> list[tuple[str, str, str]]:
    """The entries of a file in short; nothing in it is wrong or open."""
    sheet = read(text, **how)
    assert not sheet.bad, sheet.bad
    assert not sheet.is_open
    return [(line.on.isoformat(), f"{line.amount:.2f}", line.words) for line in sheet.lines]


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
    assert one(f"Date;Amount\n{cell};5").on == NOVEMBER


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
def test_every_month_has_its_names(names: str, month: int) -> None:
    assert one(f"Fecha;Importe\n3 {names.split()[month - 1]} 2026;5").on == date(2026, month, 3)


@pytest.mark.parametrize("cell", ["31 Feb 2026", "3 Brumaire 2026", "20261303", "Nov 2026", "32-nov-26", "3 ma 2026"])
def test_a_day_that_is_none_is_named(cell: str) -> None:
    [bad] = read(f"Date;Amount\n2026-01-01;1\n{cell};5").bad
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
    assert not sheet.bad
    if amount is not None:
        assert sheet.lines[0].amount == Decimal(amount)


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
    assert [(bad.number, bad.why, bad.found) for bad in sheet.bad] == [(3, why, found)]
    assert len(sheet.lines) == 1


def test_a_currency_in_its_own_column_or_over_the_amounts_is_heeded() -> None:
    sheet = read("Date,Amount,Currency\n2026-11-01,5,EUR\n2026-11-02,6,usd\n2026-11-03,7,\n")
    assert [line.amount for line in sheet.lines] == [5, 7]
    assert [(bad.number, bad.why, bad.found) for bad in sheet.bad] == [(3, "currency", "usd")]
    sheet = read("Date,Amount (USD)\n2026-11-01,5\n")
    assert [(bad.why, bad.found) for bad in sheet.bad] == [("currency", "USD")]
    for header in ("Amount (EUR)", "AMOUNT", "Amount in EUR", "Betrag (€)", "IMPORTE", "AMOUNT ALLOWED", "Amount (#)"):
        assert read(f"Date,{header}\n2026-11-01,5\n").lines
    assert read("Date,Amount ($)\n2026-11-01,5\n", unit="MXN").lines
    assert read("Date,Amount ($)\n2026-11-01,5\n").bad[0].found == "$"
    assert read("Date,Amount,Unit\n2026-11-01,5,km\n", unit="km").lines
    assert read("Date,Amount,Unit\n2026-11-01,5,miles\n", unit="km").bad[0].found == "miles"


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
def test_what_went_out_and_what_came_in_may_have_columns_of_their_own(header: str) -> None:
    unit = "MXN" if "$" in header else "EUR"
    body = "2026-11-03;;1250.00;saved\n2026-11-14;12.50;;tram\n2026-11-15;4.20;0.00;bread\n2026-11-16;-;3.10;coins"
    right = [("2026-11-03", "1250.00", "saved"), ("2026-11-14", "-12.50", "tram"), ("2026-11-15", "-4.20", "bread"),
             ("2026-11-16", "3.10", "coins")]  # fmt: skip
    assert seen(f"{header}\n{body}", unit=unit) == right
    names = header.split(";")
    swapped = ";".join([names[0], names[2], names[1], names[3]])
    other = [line.split(";") for line in body.splitlines()]
    assert seen("\n".join([swapped, *(f"{a};{c};{b};{d}" for a, b, c, d in other)]), unit=unit) == right


def test_a_column_of_what_went_out_may_have_a_minus_of_its_own_but_no_two_ways() -> None:
    assert seen("Date,Debit,Credit\n2026-11-01,-5,\n2026-11-02,-6,\n2026-11-03,,7") == [
        ("2026-11-01", "-5.00", ""), ("2026-11-02", "-6.00", ""), ("2026-11-03", "7.00", ""),
    ]  # fmt: skip
    sheet = read(
        "Date,Debit,Credit\n2026-11-01,-5,\n2026-11-02,6,\n2026-11-03,,-7\n2026-11-04,1,2\n2026-11-05,,\n2026-11-06,0,0"
    )
    assert [(bad.number, bad.why) for bad in sheet.bad] == [
        (2, "direction"), (4, "direction"), (5, "both_ways"), (6, "no_amount"), (7, "zero"),
    ]  # fmt: skip
    assert [line.amount for line in sheet.lines] == [-6]


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
def test_a_column_may_say_whether_it_went_out_or_came_in(name: str, out: str, in_: str) -> None:
    text = f"Date,Amount,{name},Note\n2026-11-03,1250.00,{in_},saved\n2026-11-14,12.50,{out},tram\n2026-11-15,-4.20,{out},bread"
    assert [amount for _on, amount, _words in seen(text)] == ["1250.00", "-12.50", "-4.20"]


def test_a_direction_that_is_none_or_that_contradicts_is_named() -> None:
    text = "Date,Amount,D/C\n2026-11-01,5,D\n2026-11-02,6,C\n2026-11-03,-7,C\n2026-11-04,8,\n"
    assert [(bad.number, bad.why) for bad in read(text).bad] == [(4, "direction"), (5, "direction")]
    lone = "Date,Amount,{}\n2026-11-01,5,C\n"
    assert read(lone.format("Kind")).bad[0].why == "direction", "a C alone is cargo or credit"
    assert one(lone.format("D/C")).amount == 5
    assert one(lone.format("C/A")).amount == -5


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
def test_no_balance_number_or_second_day_is_taken_by_guess(header: str, row: str) -> None:
    assert seen(f"{header}\n{row}", order="dmy") == [("2026-11-03", "1250.00", "x")]


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
def test_where_two_columns_may_be_meant_it_is_said_to_be_open_until_one_is_chosen(text: str) -> None:
    sheet = read(text)
    assert sheet.columns_open
    assert not read(text, columns=str(sheet.columns)).columns_open


@pytest.mark.parametrize("columns", ["", "nonsense", "1", ",,,,", "0,,,,", "0,1", "0,1,2,3,4,5"])
def test_a_choice_of_columns_that_is_none_settles_nothing(columns: str) -> None:
    assert read("2026-11-03;9.876,54;1.250,00;saved", columns=columns).columns_open


def test_columns_are_taken_as_they_were_chosen() -> None:
    text = "Date;A;B;C\n2026-11-03;5;6;x\n"
    assert one(text, columns="0,1,,,").amount == 5
    assert one(text, columns="0,2,,,3") == CsvEntry(2, NOVEMBER, Decimal(6), "x")
    assert one(text, columns="0,,2,,3").amount == -6
    assert one("Date;A;Way\n2026-11-03;5;out\n", columns="0,1,,,").amount == 5
    assert read(text, columns="0,9,,,").bad[0].why == "short"


def test_lines_above_and_sums_below_are_left_out_and_named() -> None:
    text = (
        "Account;0000\n\nFrom;2026-11-01;To;2026-11-30\nBalance;9.876,54\nDate;Text;Amount\n2026-11-03;Total energy;5,00\n"
        "Date;Text;Amount\n2026-11-04;Saldo final;9.881,54\n;Total;5,00\nSumme;;5,00\nSuma de importes;;5,00\nSaldo final;;5,00\n"
    )
    sheet = read(text)
    assert [(line.on.day, line.amount, line.words) for line in sheet.lines] == [(3, 5, "Total energy")]
    assert not sheet.bad
    assert [(left.number, left.why) for left in sheet.left] == [
        (1, "above"), (3, "above"), (4, "above"), (7, "header"), (8, "sum"), (9, "sum"), (10, "sum"), (11, "sum"), (12, "sum"),
    ]  # fmt: skip
    assert sheet.left[1].text == "From 2026-11-01 To 2026-11-30"


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
def test_a_file_may_say_its_delimiter(first: str) -> None:
    sheet = read(f"{first}\nDate;Amount;Words\n2026-11-03;5,00;a, b, c, d\n")
    assert [(line.number, line.words) for line in sheet.lines] == [(3, "a, b, c, d")]
    assert read("sep=|\nDate|Amount\n2026-11-03|5").lines[0].amount == 5


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_read_where_the_file_says_so(encoding: str) -> None:
    text = "Día\tImporte\tConcepto\n2026-11-03\t5,00\tSeñal, “así” 漢\n"
    data = text.encode(encoding)
    marked = data if encoding == "utf-16" else ("\ufeff".encode(encoding) + data)
    assert one(decode(marked)).words == "Señal, “así” 漢"
    with pytest.raises(CsvUnreadable):
        decode(marked[:-1] + b"")
    with pytest.raises(CsvUnreadable):
        decode(b"\xff\xfe" + b"\0\0" * 8)


@pytest.mark.parametrize(
    "stray",
    [
        '2026-11-02,5,"never closed',
        '2026-11-02,5,a "b" c"',
        '2026-11-02,"5,x',
        '2026-11-02,5,"a" b',
        '"2026-11-02,5,x',
    ],
)
@pytest.mark.parametrize("following", ['2026-11-03,6,"y"', "2026-11-03,6,y", '2026-11-03,6,"y, ""z"""'])
def test_a_stray_quotation_mark_costs_its_line_and_no_other(stray: str, following: str) -> None:
    text = f'Date,Amount,Words\n2026-11-01,4,w\n{stray}\n{following}\n2026-11-04,7,z\n2026-11-05,8,"a\nb"'
    sheet = read(text)
    right = [date(2026, 11, day) for day in (1, 3, 4, 5)]
    assert [line.on for line in sheet.lines if line.on.day != 2] == right
    assert [bad.number for bad in sheet.bad if bad.number != 3] == []
    assert {bad.why for bad in sheet.bad} <= {"quotes"}
    assert len(sheet.lines) + len(sheet.bad) == 5


@pytest.mark.parametrize("length", [121, 130_000, 300_000])
def test_a_long_text_is_shortened_and_its_money_kept(length: int) -> None:
    sheet = read(f"Date,Amount,Words\n2026-11-03,5,{'x' * length}\n2026-11-04,6,{'y' * 120}")
    assert [(line.amount, line.words, line.is_shortened) for line in sheet.lines] == [
        (5, "x" * 119 + "…", True), (6, "y" * 120, False),
    ]  # fmt: skip
    assert sheet.shortened == 1


@given(
    st.integers(-(10**11), 10**11).filter(bool), st.sampled_from(["EUR", "JPY", "MXN"]), st.sampled_from(["en", "es"]),
    st.sampled_from([",", ".", "'", "\u202f"]), st.sampled_from(["-", "\u2212", "\u2013", "("]),
)  # fmt: skip
def test_whole_money_is_read_the_same_by_whatever_groups_and_minus(
    cents: int, unit: str, locale: str, mark: str, minus: str
) -> None:
    figure = f"{abs(cents):,}".replace(",", mark)
    cell = figure if cents > 0 else (f"({figure})" if minus == "(" else f"{minus}{figure}")
    sheet = read(f"Date;Amount\n2026-11-03;{cell}", unit=unit, locale=locale)
    assert not sheet.is_open
    assert [line.amount for line in sheet.lines] == [cents]


def test_line_numbers_are_the_files_own() -> None:
    sheet = read('Date,Amount,Words\n\n2026-01-01,5,"two\nlines"\n2026-01-02,5,x\n\nno,5,x\n')
    assert [line.number for line in sheet.lines] == [3, 5]
    assert [bad.number for bad in sheet.bad] == [7]


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
def test_the_order_of_days_is_found_or_said_to_be_open(days: list[str], order: str, is_open: Any) -> None:
    sheet = read("Date,Amount\n" + "\n".join(f"{day},5" for day in days))
    assert (sheet.order, sheet.order_open) == (order, is_open)


def test_a_persons_word_settles_what_is_open_and_nothing_else() -> None:
    assert one("Date,Amount\n03/04/2026,5", order="mdy").on == date(2026, 3, 4)
    assert not read("Date,Amount\n03/04/2026,5", order="mdy").order_open
    assert one("Date,Amount\n25/04/2026,5", order="mdy").on == date(2026, 4, 25)
    assert one("Date;Amount\n2026-04-03;1.234", decimal=",", unit="KWD").amount == 1234
    assert one("Date;Amount\n2026-04-03;1.234", decimal=".", unit="KWD").amount == Decimal("1.234")
    assert one("Date;Amount\n2026-04-03;1,5", decimal=".").amount == Decimal("1.5")


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
def test_the_decimal_mark_is_found_or_said_to_be_open(amounts: list[str], mark: str, is_open: Any) -> None:
    sheet = read("Date;Amount\n" + "\n".join(f"2026-01-01;{amount}" for amount in amounts), unit="km")
    assert (sheet.decimal, sheet.decimal_open) == (mark, is_open)


def test_what_is_open_is_read_as_its_reader_writes() -> None:
    text = "Date;Amount\n2026-01-01;1.234"
    assert one(text, locale="es", unit="km").amount == 1234
    assert one(text, locale="en", unit="km").amount == Decimal("1.234")


def test_a_mark_that_contradicts_the_others_is_a_bad_line_and_no_guess() -> None:
    sheet = read("Date;Amount\n2026-01-01;1.50\n2026-01-02;1.25\n2026-01-03;1,5", decimal=".")
    assert [bad.number for bad in sheet.bad] == [4]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"x" * (csv_encoding.BYTES + 1), "size"),
        (b"PK\x03\x04\0\0", "binary"),
    ],
)
def test_a_file_that_is_none_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(CsvUnreadable) as refused:
        decode(data)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hello", "columns"),
        ("a,b\nc,d", "columns"),
        ("Date,Words\n2026-01-01,x", "columns"),
        ("Date,Amount\n" + "2026-01-01,5\n" * 2001, "lines"),
        ("\ufeff", "columns"),
    ],
)
def test_a_file_without_what_it_needs_is_refused(text: str, why: str) -> None:
    with pytest.raises(CsvUnreadable) as refused:
        read(text)
    assert refused.value.why == why


def test_as_many_lines_as_are_said() -> None:
    assert len(read("Date,Amount\n" + "2026-01-01,5\n" * 2000).lines) == 2000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert one(decode("Día;Importe;Concepto\n2026-01-01;5;Señal, “así”".encode(encoding))).words == "Señal, “así”"


def test_lines_that_are_alike_are_counted_so_that_each_is_one() -> None:
    first, second, third = read("Date,Amount\n2026-01-01,5\n2026-01-01,5.00\n2026-01-01,6").lines
    assert (first.nth, second.nth, third.nth) == (1, 2, 1)
    assert len({first.mark, second.mark, third.mark}) == 3


def test_an_amount_is_known_again_however_it_is_written() -> None:
    day = date(2026, 1, 1)
    assert csv_format.import_hash(day, Decimal("5.00"), "x", 1) == csv_format.import_hash(day, Decimal(5), "x", 1)
    assert csv_format.import_hash(day, Decimal("5.10"), "x", 1) == csv_format.import_hash(day, Decimal("5.1"), "x", 1)
    assert csv_format.import_hash(day, Decimal(100), "x", 1) != csv_format.import_hash(day, Decimal(1), "x", 1)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=x", "＝x", "'=x", "''+"])
def test_no_words_are_ever_a_formula(words: str) -> None:
    text = write([[date(2026, 1, 1), Decimal(-5), words]], ["Day", "Amount", words], comma=False)
    header, row = text.splitlines()
    assert header.endswith(f"'{words}")
    assert row == f"2026-01-01,-5,'{words}"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("=+-@'\";,"), max_size=60)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).filter(bool)
# A line that says nothing but the name of a balance is left out of a file whose head isn't ours.
SAID = WORDS.map(str.strip).filter(lambda words: plain_name(words) not in column_names.STANDING)
ROWS = st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2199, 12, 31)), AMOUNTS, SAID), max_size=30)


@settings(deadline=None)  # a busy machine is no failure
@given(ROWS, st.booleans(), st.sampled_from(["en", "es"]))
def test_what_is_written_is_read_back_the_same(rows: list[Any], comma: Any, locale: str) -> None:
    text = write(rows, ["Día", "Importe", "Palabras"] if comma else ["Day", "Amount", "Words"], comma=comma)
    for way in (text, decode(text.encode("utf-8-sig"))):
        sheet: CsvSheet = read(way, locale=locale)
        assert [(line.on, line.amount, line.words) for line in sheet.lines] == rows
        assert not sheet.bad
        assert not sheet.order_open
        assert not sheet.decimal_open


@settings(deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    try:
        sheet = read(text)
    except CsvUnreadable:
        return
    assert all(isinstance(each, CsvEntry) for each in sheet.lines)
    assert all(isinstance(each, CsvError) for each in sheet.bad)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_whatever_bytes_are_sent_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode(data).strip()
    except CsvUnreadable as refused:
        assert refused.why in {"empty", "binary"}  # noqa: PT017 - both outcomes are right
