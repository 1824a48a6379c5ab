"""What is asked and said of a file before it is brought in."""

import re
from typing import Any

import pytest

from our2souls.intentions.measures.csv import importer
from our2souls.intentions.measures.models import CsvUpload, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.csv_files import FILES, bring_in, entries_of, import_url, send


def test_what_is_open_in_a_file_is_asked_before_anything_is_brought_in(ana: CastMember, measure: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=measure.pk).update(currency="KWD")
    text = "Date;Amount;Words\n03/04/2026;1.234;x\nnever;5;y\n"
    page = send(ana, measure, text)
    assert "can be read in two ways" in page.text
    assert "never" not in page.text, "what is wrong is said once it is known how it is meant"
    assert 'name="bring"' not in page.text
    assert "can be read in two ways" in bring_in(ana, measure).text
    with viewing(ana.viewer):
        assert importer.import_rows(measure, CsvUpload.objects.get(), "en") == 0
    assert entries_of(ana) == []
    bring_in(ana, measure, read="yes", order="mdy")
    bring_in(ana, measure)
    assert entries_of(ana) == []
    page = bring_in(ana, measure, read="yes", order="mdy", decimal=",")
    assert "4 March 2026" in page.text
    assert "KWD 1,234" in page.text.replace("\xa0", " ")
    bring_in(ana, measure, read="yes", order="dmy", decimal=",")
    bring_in(ana, measure)
    assert entries_of(ana) == ["2026-04-03 1234.00 x"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"x" * (600 * 1024), "larger than half a megabyte"),
        (b"Date,Amount\n" + b"2026-01-01,5\n" * 2001, "more than 2,000 lines"),
        (b"PK\x03\x04\0", "isn’t a text file"),
        (b"hello", "no column with days"),
        (None, "Choose a file first."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_kindly(
    ana: CastMember, measure: Measure, data: bytes | None, sentence: str
) -> None:
    page = send(ana, measure, data) if data is not None else ana.post(import_url(measure), {"x": "y"})
    assert sentence in page.text.replace("&#x27;", "’")
    assert page.status_code == 422
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_lines_that_are_left_out_are_named(ana: CastMember, measure: Measure) -> None:
    page = send(ana, measure, (FILES / "lines-above.csv").read_bytes() + b'"Total";"";"";"1.237,50";"EUR"\r\n').text
    for text in ("Line 1: above the names of the columns", "From: 01.11.2026", "Line 10: a sum or a balance, no entry"):
        assert text in page
    assert "Lines that can’t be imported" not in page


def chosen(page: Any) -> dict[str, str]:
    """The selects of the preview and what is chosen in each."""
    names = re.findall(r'<select name="(\w+)".*?</select>', page.text, re.DOTALL)
    parts = re.findall(r'<select name="\w+"(.*?)</select>', page.text, re.DOTALL)
    values = [re.search(r'value="([^"]*)" selected', part) for part in parts]
    return {name: value[1] if value else "" for name, value in zip(names, values, strict=True)}


def test_the_columns_that_were_taken_are_named_and_each_can_be_chosen(
    ana: CastMember, ben: CastMember, measure: Measure
) -> None:
    page = send(ana, measure, (FILES / "balance-first.csv").read_bytes())
    for text in ("“Booking”", "“Turnover”", "“Text”", "Balance · 9.876,54"):
        assert text in page.text
    taken = {"day": "0", "amount": "2", "out": "", "direction": "", "words": "3"}
    assert chosen(page) == taken
    page = bring_in(ana, measure, read="yes", **(taken | {"amount": "1", "words": ""}))
    assert "€9,876.54" in page.text
    assert chosen(page) == taken | {"amount": "1", "words": ""}
    assert chosen(ana.get(import_url(measure)))["amount"] == "1"
    bring_in(ana, measure, read="yes", **taken)
    bring_in(ana, measure)
    assert entries_of(ben) == ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"amount": ""}, "Say which column has the amounts."),
        ({"words": "2"}, "Each of these needs a column of its own."),
        ({"out": "1", "direction": "3", "words": ""}, "this isn’t needed"),
        ({"day": "9"}, "Select a valid choice"),
    ],
)
def test_an_invalid_choice_of_columns_is_refused_kindly_and_stays(
    ana: CastMember, measure: Measure, change: dict[str, str], sentence: str
) -> None:
    send(ana, measure, (FILES / "balance-first.csv").read_bytes())
    taken = {"day": "0", "amount": "2", "out": "", "direction": "", "words": "3"} | change
    page = bring_in(ana, measure, read="yes", **taken)
    assert sentence in page.text
    with viewing(ana.viewer):
        assert CsvUpload.objects.get().columns == ""


def test_where_two_columns_can_be_the_amounts_it_is_asked_which(ana: CastMember, measure: Measure) -> None:
    page = send(ana, measure, "2026-11-03;9.876,54;1.250,00;saved\n2026-11-14;9.864,04;-12,50;tram\n")
    assert "can be read in two ways" in page.text
    assert 'name="bring"' not in page.text
    assert "Column 2 · 9.876,54" in page.text
    bring_in(ana, measure)
    assert entries_of(ana) == []
    page = bring_in(ana, measure, read="yes", day="0", amount="2", out="", direction="", words="3")
    assert "can be read in two ways" not in page.text
    bring_in(ana, measure)
    assert entries_of(ana) == ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]


def test_lines_in_another_currency_are_refused_by_name(ana: CastMember, measure: Measure) -> None:
    page = send(
        ana, measure, "Date,Amount,Currency\n2026-11-03,5,EUR\n2026-11-04,6,USD\n2026-11-05,$7,EUR\n2026-11-06,<8,\n"
    )
    for text in (
        "Line 3: “USD” is something else than EUR, and nothing is converted",
        "Line 4: “$” is something else than EUR",
        "Line 5: “&lt;” can’t be read as part of an amount",
    ):
        assert text in page.text
    bring_in(ana, measure)
    assert entries_of(ana) == ["2026-11-03 5.00 "]
