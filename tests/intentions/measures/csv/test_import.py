"""Entries as files, through HTTP: seen line by line, brought in once, taken along and read back the same."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.measures.models import CsvUpload, Entry, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions import an_intention

FILE = "Date,Amount,Words\n2026-10-25,1450.50,October\n2026-11-01,-20,Back\n2026-11-01,-20,Back\n"


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.fixture
def held(ana: CastMember, ben: CastMember) -> Measure:
    home = an_intention(ana, ben)
    with viewing(ana.viewer):
        return measure_actions.set_measure(home, target=Decimal(60_000), currency="EUR")


def send(who: CastMember, held: Measure, text: str | bytes, **said: str) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return who.post(
        url("intentions:entries_import", held.intention_id), {"file": SimpleUploadedFile("a.csv", data), **said}
    )


def bring(who: CastMember, held: Measure, **said: str) -> Any:
    return who.post(url("intentions:entries_import", held.intention_id), said or {"bring": "yes"})


def amounts(who: CastMember) -> list[str]:
    with viewing(who.viewer):
        return sorted(f"{entry.on} {entry.amount:.2f} {entry.words}" for entry in Entry.objects.filter(removed_at=None))


def test_every_line_is_seen_before_anything_comes_in(ana: CastMember, ben: CastMember, held: Measure) -> None:
    page = send(ana, held, FILE)
    for said in ("Nothing has come in yet", "3 new lines", "€1,450.50", "25 October 2026", "October"):
        assert said in page.text
    assert amounts(ana) == []
    assert "October" not in ben.get(url("intentions:entries_import", held.intention_id)).text
    page = bring(ana, held)
    assert "3 entries came in." in page.text
    assert amounts(ben) == ["2026-10-25 1450.50 October", "2026-11-01 -20.00 Back", "2026-11-01 -20.00 Back"]
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()
        assert [change.after for change in HistoryEntry.objects.filter(act="entries.imported")] == ["3"]


def test_bad_lines_are_named_and_the_others_can_come(ana: CastMember, held: Measure) -> None:
    page = send(ana, held, f"{FILE}2026-02-31,5,x\n2026-11-02,lots,y\n,5,z\n").text
    for said in (
        "Line 5: this is no day we can read",
        "Line 6: this is no amount we can read",
        "Line 7: the day is missing",
    ):
        assert said in page
    bring(ana, held)
    assert len(amounts(ana)) == 3


@pytest.mark.parametrize("again", ["ana", "ben"])
def test_the_same_file_twice_brings_in_nothing_twice(
    ana: CastMember, held: Measure, again: str, request: pytest.FixtureRequest
) -> None:
    who: CastMember = request.getfixturevalue(again)
    send(ana, held, FILE)
    bring(ana, held)
    page = send(who, held, FILE)
    assert "No new lines." in page.text
    assert "Here already" in page.text
    assert 'name="bring"' not in page.text
    bring(who, held)
    assert len(amounts(ana)) == 3


def test_of_an_overlapping_file_only_the_new_lines_come(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    bring(ana, held)
    send(ana, held, "Fecha;Importe;Concepto\n25/10/2026;1.450,50;October\n01/11/2026;-20,00;Back\n30/11/2026;7;New\n")
    bring(ana, held)
    assert len(amounts(ana)) == 4


def test_a_third_alike_line_is_new(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    bring(ana, held)
    send(ana, held, f"{FILE}2026-11-01,-20,Back\n")
    bring(ana, held)
    assert amounts(ana).count("2026-11-01 -20.00 Back") == 3


def test_what_was_corrected_or_taken_out_does_not_come_back(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    bring(ana, held)
    with viewing(ana.viewer):
        first, other = Entry.objects.order_by("on")[0], Entry.objects.order_by("-on")[0]
        measure_actions.correct(first, amount=Decimal(1500), on=first.on, words="October, right", version=1)
        measure_actions.remove(other)
    before = amounts(ana)
    assert "No new lines." in send(ana, held, FILE).text
    corrected = 'Date,Amount,Words\n2026-10-25,1500,"October, right"\n'
    assert "No new lines." in send(ana, held, corrected).text
    bring(ana, held)
    assert amounts(ana) == before


def test_an_entry_typed_by_hand_is_known_in_a_file_too(ana: CastMember, held: Measure) -> None:
    ana.post(
        url("intentions:entries", held.intention_id), {"amount": "1450.50", "on": "2026-10-25", "words": "October"}
    )
    assert "2 new lines" in send(ana, held, FILE).text
    bring(ana, held)
    assert len(amounts(ana)) == 3


def test_both_confirm_the_same_file_and_it_comes_once(ana: CastMember, ben: CastMember, held: Measure) -> None:
    for who in (ana, ben):
        send(who, held, FILE)
    for who in (ana, ben):
        bring(who, held)
    assert len(amounts(ana)) == 3


def test_what_is_open_has_to_be_said_first(ana: CastMember, held: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=held.pk).update(currency="KWD")
    text = "Date;Amount;Words\n03/04/2026;1.234;x\nnever;5;y\n"
    page = send(ana, held, text)
    assert "can be read in two ways" in page.text
    assert "never" not in page.text, "what is wrong is said once it is known how it is meant"
    assert 'name="bring"' not in page.text
    assert "can be read in two ways" in bring(ana, held).text
    with viewing(ana.viewer):
        assert importer.import_rows(held, CsvUpload.objects.get(), "en") == 0
    assert amounts(ana) == []
    bring(ana, held, read="yes", order="mdy")
    bring(ana, held)
    assert amounts(ana) == []
    page = bring(ana, held, read="yes", order="mdy", decimal=",")
    assert "4 March 2026" in page.text
    assert "KWD 1,234" in page.text.replace("\xa0", " ")
    bring(ana, held, read="yes", order="dmy", decimal=",")
    bring(ana, held)
    assert amounts(ana) == ["2026-04-03 1234.00 x"]


@pytest.mark.parametrize("whose", ["both", "mine"])
def test_whose_they_are(ana: CastMember, held: Measure, whose: str) -> None:
    send(ana, held, FILE, whose=whose)
    bring(ana, held)
    with viewing(ana.viewer):
        assert {entry.person_id for entry in Entry.objects.all()} == ({ana.id} if whose == "mine" else {None})
        assert {entry.words_by_id for entry in Entry.objects.all()} == {ana.id}
    assert ("Both of you</th>" in ana.get(url("intentions:entries", held.intention_id)).text) == (whose == "both")


def test_thrown_away_nothing_comes_in(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    assert "Nothing of it came in" in bring(ana, held, away="yes").text
    bring(ana, held)
    assert amounts(ana) == []
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_that_waits(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    assert "1 new line " in send(ana, held, "2026-01-01,5,Other").text
    bring(ana, held)
    assert amounts(ana) == ["2026-01-01 5.00 Other"]


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
    ana: CastMember, held: Measure, data: bytes | None, sentence: str
) -> None:
    page = (
        send(ana, held, data)
        if data is not None
        else ana.post(url("intentions:entries_import", held.intention_id), {"x": "y"})
    )
    assert sentence in page.text.replace("&#x27;", "’")
    assert page.status_code == 422
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_two_thousand_lines_come_in_and_their_preview_is_light(ana: CastMember, held: Measure) -> None:
    lines = "\n".join(f"2026-{1 + n % 12:02}-{1 + n % 28:02},{n + 1}.25,Line {n}" for n in range(2000))
    page = send(ana, held, f"Date,Amount,Words\n{lines}")
    assert "And 1800 more lines." in page.text
    assert len(page.content) < 60_000
    bring(ana, held)
    with viewing(ana.viewer):
        assert Entry.objects.count() == 2000


def test_all_come_in_or_none(ana: CastMember, held: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    send(ana, held, FILE)

    def breaks(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(intention_history, "record", breaks)
    with pytest.raises(RuntimeError), viewing(ana.viewer):
        importer.import_rows(held, CsvUpload.objects.get(), "en")
    assert amounts(ana) == []
    with viewing(ana.viewer):
        assert CsvUpload.objects.exists()


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_taken_along_is_read_back_the_same(
    ana: CastMember, ben: CastMember, held: Measure, language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    with viewing(ana.viewer):
        for amount, words in (("1450.50", "October"), ("-20", "=SUM(A1)"), ("3", 'a; "b", c'), ("3", 'a; "b", c')):
            measure_actions.add_entry(held, amount=Decimal(amount), on=held.intention.made_at.date(), words=words)
    answer = ana.get(url("intentions:entries_csv", held.intention_id))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";" if language == "es" else ","))
    assert rows[0] == (
        ["Día", "Importe", "Unidad", "Palabras", "Quién"]
        if language == "es"
        else ["Day", "Amount", "Unit", "Words", "Who"]
    )
    assert [row[3] for row in rows if "SUM" in row[3]] == ["'=SUM(A1)"]
    assert rows[1][4] == "Ana"
    assert ("No new lines." in send(ana, held, answer.content).text) == (language == "en")
    before = amounts(ana)
    other = an_intention(ana, ben, "Another")
    with viewing(ana.viewer):
        fresh = measure_actions.set_measure(Intention.objects.get(pk=other.pk), target=Decimal(1), currency="EUR")
    send(ana, fresh, answer.content)
    bring(ana, fresh)
    assert amounts(ana) == sorted(before + before)


def test_three_decimals_of_a_unit_that_was_changed_are_never_thousands(ana: CastMember, held: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=held.pk).update(currency="KWD")
        measure_actions.add_entry(held, amount=Decimal("1.234"), on=held.intention.made_at.date(), words="x")
        Measure.objects.filter(pk=held.pk).update(currency="EUR")
    answer = ana.get(url("intentions:entries_csv", held.intention_id))
    assert "1.2340" in answer.content.decode()
    assert "more decimals than this currency has" in send(ana, held, answer.content).text


def test_a_waiting_file_that_cannot_be_read_any_more_is_thrown_away_and_said(ana: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    with viewing(ana.viewer):
        upload = CsvUpload.objects.get()
        upload.text = "hello"
        upload.save()
    assert "no column with days" in ana.get(url("intentions:entries_import", held.intention_id)).text
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_nobody_sees_the_partners_file(ana: CastMember, ben: CastMember, held: Measure) -> None:
    send(ana, held, FILE)
    page = ben.get(url("intentions:entries_import", held.intention_id))
    assert "Bring in a file" in page.text
    bring(ben, held)
    assert amounts(ben) == []


FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "came_in"),
    [
        ("lines-above", ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]),
        ("inflow-outflow", ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram", "2026-11-15 -4.20 bread"]),
        ("month-names", ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram", "2026-11-14 5.00 saved"]),
        ("dashes", ["2026-11-03 -100.00 tram", "2026-11-04 -100.00 tram", "2026-11-05 -100.00 tram"]),
        ("two-alike", ["2026-11-24 -1.49 tram ticket"] * 2 + ["2026-11-25 -6.76 tram ticket"] * 3),
        ("balance-first", ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]),
    ],
)
def test_what_banks_write_comes_in_as_it_is_meant_and_never_twice(
    ana: CastMember, held: Measure, name: str, came_in: list[str], language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    data = (FILES / f"{name}.csv").read_bytes()
    page = send(ana, held, data)
    assert 'name="order"' not in page.text
    assert 'name="decimal"' not in page.text
    bring(ana, held)
    assert amounts(ana) == came_in
    assert 'name="bring"' not in send(ana, held, data).text
    bring(ana, held)
    assert amounts(ana) == came_in


def test_yen_have_no_decimals_and_so_no_question(ana: CastMember, held: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=held.pk).update(currency="JPY")
    page = send(ana, held, (FILES / "yen.csv").read_bytes())
    assert "can be read in two ways" not in page.text
    bring(ana, held)
    assert amounts(ana) == ["2026-11-03 125000.00 saved", "2026-11-14 -1500.00 tram", "2026-11-15 300.00 coins"]


def test_a_long_text_is_shortened_and_said(ana: CastMember, held: Measure) -> None:
    data = (FILES / "long-words.csv").read_bytes()
    page = send(ana, held, data)
    assert "1 text was longer than 120 letters and is shortened." in page.text
    bring(ana, held)
    with viewing(ana.viewer):
        entry = Entry.objects.get()
        assert entry.amount == 1250
        assert (len(entry.words), entry.words[-1]) == (120, "…")
    assert "No new lines." in send(ana, held, data).text


def test_what_is_left_out_is_named(ana: CastMember, held: Measure) -> None:
    page = send(ana, held, (FILES / "lines-above.csv").read_bytes() + b'"Total";"";"";"1.237,50";"EUR"\r\n').text
    for said in ("Line 1: above the names of the columns", "From: 01.11.2026", "Line 10: a sum or a balance, no entry"):
        assert said in page
    assert "Lines that can’t come in" not in page


def chosen(page: Any) -> dict[str, str]:
    """The selects of the preview and what is chosen in each."""
    found = re.findall(r'<select name="(\w+)".*?</select>', page.text, re.DOTALL)
    parts = re.findall(r'<select name="\w+"(.*?)</select>', page.text, re.DOTALL)
    values = [re.search(r'value="([^"]*)" selected', part) for part in parts]
    return {name: value[1] if value else "" for name, value in zip(found, values, strict=True)}


def test_the_columns_it_took_are_named_and_each_can_be_chosen(ana: CastMember, ben: CastMember, held: Measure) -> None:
    page = send(ana, held, (FILES / "balance-first.csv").read_bytes())
    for said in ("“Booking”", "“Turnover”", "“Text”", "Balance · 9.876,54"):
        assert said in page.text
    taken = {"day": "0", "amount": "2", "out": "", "direction": "", "words": "3"}
    assert chosen(page) == taken
    page = bring(ana, held, read="yes", **(taken | {"amount": "1", "words": ""}))
    assert "€9,876.54" in page.text
    assert chosen(page) == taken | {"amount": "1", "words": ""}
    assert chosen(ana.get(url("intentions:entries_import", held.intention_id)))["amount"] == "1"
    bring(ana, held, read="yes", **taken)
    bring(ana, held)
    assert amounts(ben) == ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"amount": ""}, "Say which column has the amounts."),
        ({"words": "2"}, "Each of these needs a column of its own."),
        ({"out": "1", "direction": "3", "words": ""}, "this isn’t needed"),
        ({"day": "9"}, "Select a valid choice"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_kindly_and_stays(
    ana: CastMember, held: Measure, said: dict[str, str], sentence: str
) -> None:
    send(ana, held, (FILES / "balance-first.csv").read_bytes())
    taken = {"day": "0", "amount": "2", "out": "", "direction": "", "words": "3"} | said
    page = bring(ana, held, read="yes", **taken)
    assert sentence in page.text
    with viewing(ana.viewer):
        assert CsvUpload.objects.get().columns == ""


def test_where_two_columns_can_be_the_amounts_it_is_asked_before_anything_comes_in(
    ana: CastMember, held: Measure
) -> None:
    page = send(ana, held, "2026-11-03;9.876,54;1.250,00;saved\n2026-11-14;9.864,04;-12,50;tram\n")
    assert "can be read in two ways" in page.text
    assert 'name="bring"' not in page.text
    assert "Column 2 · 9.876,54" in page.text
    bring(ana, held)
    assert amounts(ana) == []
    page = bring(ana, held, read="yes", day="0", amount="2", out="", direction="", words="3")
    assert "can be read in two ways" not in page.text
    bring(ana, held)
    assert amounts(ana) == ["2026-11-03 1250.00 saved", "2026-11-14 -12.50 tram"]


def test_another_currency_is_refused_by_name(ana: CastMember, held: Measure) -> None:
    page = send(
        ana, held, "Date,Amount,Currency\n2026-11-03,5,EUR\n2026-11-04,6,USD\n2026-11-05,$7,EUR\n2026-11-06,<8,\n"
    )
    for said in (
        "Line 3: “USD” is something else than EUR, and nothing is converted",
        "Line 4: “$” is something else than EUR",
        "Line 5: “&lt;” can’t be read as part of an amount",
    ):
        assert said in page.text
    bring(ana, held)
    assert amounts(ana) == ["2026-11-03 5.00 "]
