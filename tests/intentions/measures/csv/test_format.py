"""Files of entries: what is right is read, what is wrong is named, and what is written is read back the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.intentions.measures.csv import column_names
from our2souls.intentions.measures.csv import format as csv_format
from our2souls.intentions.measures.csv.cells import plain_name
from our2souls.intentions.measures.csv.format import CsvEntry, CsvError, CsvSheet, read, write
from our2souls.lib.formats.csv_text import CsvUnreadable, decode
from tests.factories.intentions.csv_files import only_entry


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
def test_read_finds_days_amounts_and_words_as_banks_and_spreadsheets_write_them(
    text: str, on: date, amount: str, words: str
) -> None:
    entry = only_entry(text)
    assert (entry.on, entry.amount, entry.words) == (on, Decimal(amount), words)


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
def test_read_names_each_bad_line_and_keeps_the_good_ones(row: str, why: str) -> None:
    sheet = read(f"Date,Amount,Words\n13/01/2026,5.10,good\n{row}\n")
    assert [line.words for line in sheet.entries] == ["good"]
    assert [(bad.number, bad.why) for bad in sheet.errors] == [(3, why)]


def test_lines_above_and_sums_below_are_left_out_and_named() -> None:
    text = (
        "Account;0000\n\nFrom;2026-11-01;To;2026-11-30\nBalance;9.876,54\nDate;Text;Amount\n2026-11-03;Total energy;5,00\n"
        "Date;Text;Amount\n2026-11-04;Saldo final;9.881,54\n;Total;5,00\nSumme;;5,00\nSuma de importes;;5,00\nSaldo final;;5,00\n"
    )
    sheet = read(text)
    assert [(line.on.day, line.amount, line.words) for line in sheet.entries] == [(3, 5, "Total energy")]
    assert not sheet.errors
    assert [(left.number, left.why) for left in sheet.skipped] == [
        (1, "above"), (3, "above"), (4, "above"), (7, "header"), (8, "sum"), (9, "sum"), (10, "sum"), (11, "sum"), (12, "sum"),
    ]  # fmt: skip
    assert sheet.skipped[1].text == "From 2026-11-01 To 2026-11-30"


@pytest.mark.parametrize("length", [121, 130_000, 300_000])
def test_a_long_text_is_shortened_and_its_amount_kept(length: int) -> None:
    sheet = read(f"Date,Amount,Words\n2026-11-03,5,{'x' * length}\n2026-11-04,6,{'y' * 120}")
    assert [(line.amount, line.words, line.is_shortened) for line in sheet.entries] == [
        (5, "x" * 119 + "…", True), (6, "y" * 120, False),
    ]  # fmt: skip
    assert sheet.shortened == 1


def test_line_numbers_are_those_of_the_file() -> None:
    sheet = read('Date,Amount,Words\n\n2026-01-01,5,"two\nlines"\n2026-01-02,5,x\n\nno,5,x\n')
    assert [line.number for line in sheet.entries] == [3, 5]
    assert [bad.number for bad in sheet.errors] == [7]


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
def test_read_refuses_a_file_without_the_columns_it_needs_or_too_long(text: str, why: str) -> None:
    with pytest.raises(CsvUnreadable) as refused:
        read(text)
    assert refused.value.why == why


def test_read_takes_two_thousand_lines() -> None:
    assert len(read("Date,Amount\n" + "2026-01-01,5\n" * 2000).entries) == 2000


def test_equal_lines_are_counted_so_that_each_has_a_hash_of_its_own() -> None:
    first, second, third = read("Date,Amount\n2026-01-01,5\n2026-01-01,5.00\n2026-01-01,6").entries
    assert (first.nth, second.nth, third.nth) == (1, 2, 1)
    assert len({first.import_hash, second.import_hash, third.import_hash}) == 3


def test_import_hash_is_the_same_however_an_amount_is_written() -> None:
    day = date(2026, 1, 1)
    assert csv_format.import_hash(day, Decimal("5.00"), "x", 1) == csv_format.import_hash(day, Decimal(5), "x", 1)
    assert csv_format.import_hash(day, Decimal("5.10"), "x", 1) == csv_format.import_hash(day, Decimal("5.1"), "x", 1)
    assert csv_format.import_hash(day, Decimal(100), "x", 1) != csv_format.import_hash(day, Decimal(1), "x", 1)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=x", "＝x", "'=x", "''+"])
def test_write_never_makes_words_a_formula(words: str) -> None:
    text = write([[date(2026, 1, 1), Decimal(-5), words]], ["Day", "Amount", words], comma=False)
    header, row = text.splitlines()
    assert header.endswith(f"'{words}")
    assert row == f"2026-01-01,-5,'{words}"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("=+-@'\";,"), max_size=60)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).filter(bool)
# A line that says nothing but the name of a balance is left out of a file whose head isn't ours.
ENTRY_WORDS = WORDS.map(str.strip).filter(lambda words: plain_name(words) not in column_names.STANDING)
ROWS = st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2199, 12, 31)), AMOUNTS, ENTRY_WORDS), max_size=30)


@settings(deadline=None)  # a busy machine is no failure
@given(ROWS, st.booleans(), st.sampled_from(["en", "es"]))
def test_what_is_written_is_read_back_the_same(rows: list[Any], comma: Any, locale: str) -> None:
    text = write(rows, ["Día", "Importe", "Palabras"] if comma else ["Day", "Amount", "Words"], comma=comma)
    for way in (text, decode(text.encode("utf-8-sig"))):
        sheet: CsvSheet = read(way, locale=locale)
        assert [(line.on, line.amount, line.words) for line in sheet.entries] == rows
        assert not sheet.errors
        assert not sheet.order_open
        assert not sheet.decimal_open


@settings(deadline=None)
@given(st.text(max_size=400))
def test_read_reads_or_refuses_any_text(text: str) -> None:
    try:
        sheet = read(text)
    except CsvUnreadable:
        return
    assert all(isinstance(each, CsvEntry) for each in sheet.entries)
    assert all(isinstance(each, CsvError) for each in sheet.errors)
