"""Files of entries: what banks and spreadsheets write is read, what is wrong is named, what is open is said to be open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.dreams import reading_csv
from our2souls.dreams.reading_csv import Bad, Line, Sheet, Unreadable, decode, read, write


def one(text: str, **how: Any) -> Line:
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
        (b"x" * (reading_csv.BYTES + 1), "size"),
        (b"PK\x03\x04\0\0", "binary"),
    ],
)
def test_a_file_that_is_none_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
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
    with pytest.raises(Unreadable) as refused:
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
    assert reading_csv.mark(day, Decimal("5.00"), "x", 1) == reading_csv.mark(day, Decimal(5), "x", 1)
    assert reading_csv.mark(day, Decimal("5.10"), "x", 1) == reading_csv.mark(day, Decimal("5.1"), "x", 1)
    assert reading_csv.mark(day, Decimal(100), "x", 1) != reading_csv.mark(day, Decimal(1), "x", 1)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=x", "＝x", "'=x", "''+"])
def test_no_words_are_ever_a_formula(words: str) -> None:
    text = write([[date(2026, 1, 1), Decimal(-5), words]], ["Day", "Amount", words], comma=False)
    header, row = text.splitlines()
    assert header.endswith(f"'{words}")
    assert row == f"2026-01-01,-5,'{words}"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("=+-@'\";,"), max_size=60)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).filter(bool)
ROWS = st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2199, 12, 31)), AMOUNTS, WORDS.map(str.strip)), max_size=30)


@settings(deadline=None)  # a busy machine is no failure
@given(ROWS, st.booleans(), st.sampled_from(["en", "es"]))
def test_what_is_written_is_read_back_the_same(rows: list[Any], comma: Any, locale: str) -> None:
    text = write(rows, ["Día", "Importe", "Palabras"] if comma else ["Day", "Amount", "Words"], comma=comma)
    for way in (text, decode(text.encode("utf-8-sig"))):
        sheet: Sheet = read(way, locale=locale)
        assert [(line.on, line.amount, line.words) for line in sheet.lines] == rows
        assert not sheet.bad
        assert not sheet.order_open
        assert not sheet.decimal_open


@settings(deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    try:
        sheet = read(text)
    except Unreadable:
        return
    assert all(isinstance(each, Line) for each in sheet.lines)
    assert all(isinstance(each, Bad) for each in sheet.bad)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_whatever_bytes_are_sent_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode(data).strip()
    except Unreadable as refused:
        assert refused.why in {"empty", "binary"}  # noqa: PT017 - both outcomes are right
