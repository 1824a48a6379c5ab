"""Bytes are decoded or refused, and parted into rows."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.intentions.measures.csv.format import read
from our2souls.lib.formats import csv_text as csv_encoding
from our2souls.lib.formats.csv_text import CsvUnreadable, decode
from tests.factories.intentions.csv_files import only_entry


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_decode_reads_utf_8_and_windows_1252(encoding: str) -> None:
    assert (
        only_entry(decode("Día;Importe;Concepto\n2026-01-01;5;Señal, “así”".encode(encoding))).words == "Señal, “así”"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_decoded_where_the_file_says_so(encoding: str) -> None:
    text = "Día\tImporte\tConcepto\n2026-11-03\t5,00\tSeñal, “así” 漢\n"
    data = text.encode(encoding)
    marked = data if encoding == "utf-16" else ("\ufeff".encode(encoding) + data)
    assert only_entry(decode(marked)).words == "Señal, “así” 漢"
    with pytest.raises(CsvUnreadable):
        decode(marked[:-1] + b"")
    with pytest.raises(CsvUnreadable):
        decode(b"\xff\xfe" + b"\0\0" * 8)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"x" * (csv_encoding.BYTES + 1), "size"),
        (b"PK\x03\x04\0\0", "binary"),
    ],
)
def test_decode_refuses_what_is_no_text_file(data: bytes, why: str) -> None:
    with pytest.raises(CsvUnreadable) as refused:
        decode(data)
    assert refused.value.why == why


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_decode_reads_or_refuses_any_bytes(data: bytes) -> None:
    try:
        assert decode(data).strip()
    except CsvUnreadable as refused:
        assert refused.why in {"empty", "binary"}  # noqa: PT017 - both outcomes are right


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
def test_a_file_may_say_its_delimiter(first: str) -> None:
    sheet = read(f"{first}\nDate;Amount;Words\n2026-11-03;5,00;a, b, c, d\n")
    assert [(line.number, line.words) for line in sheet.entries] == [(3, "a, b, c, d")]
    assert read("sep=|\nDate|Amount\n2026-11-03|5").entries[0].amount == 5


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
    expected = [date(2026, 11, day) for day in (1, 3, 4, 5)]
    assert [line.on for line in sheet.entries if line.on.day != 2] == expected
    assert [bad.number for bad in sheet.errors if bad.number != 3] == []
    assert {bad.why for bad in sheet.errors} <= {"quotes"}
    assert len(sheet.entries) + len(sheet.errors) == 5
