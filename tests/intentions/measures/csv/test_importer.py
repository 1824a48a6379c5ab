"""Entries from a file, through HTTP: shown line by line, and each brought in once."""

from decimal import Decimal

import pytest
from django.urls import reverse

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.models import HistoryEntry
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.measures.models import CsvUpload, Entry, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.csv_files import FILE, FILES, bring_in, entries_of, import_url, send


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_every_line_of_a_file_is_shown_before_it_is_brought_in(
    ana: CastMember, ben: CastMember, measure: Measure
) -> None:
    page = send(ana, measure, FILE)
    for text in ("Nothing has been imported yet", "3 new lines", "€1,450.50", "25 October 2026", "October"):
        assert text in page.text
    assert entries_of(ana) == []
    assert "October" not in ben.get(import_url(measure)).text
    page = bring_in(ana, measure)
    assert "3 entries came in." in page.text
    assert entries_of(ben) == ["2026-10-25 1450.50 October", "2026-11-01 -20.00 Back", "2026-11-01 -20.00 Back"]
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()
        assert [change.after for change in HistoryEntry.objects.filter(act="entries.imported")] == ["3"]


def test_bad_lines_are_named_and_the_others_are_brought_in(ana: CastMember, measure: Measure) -> None:
    page = send(ana, measure, f"{FILE}2026-02-31,5,x\n2026-11-02,lots,y\n,5,z\n").text
    for text in (
        "Line 5: this is no day we can read",
        "Line 6: this is no amount we can read",
        "Line 7: the day is missing",
    ):
        assert text in page
    bring_in(ana, measure)
    assert len(entries_of(ana)) == 3


@pytest.mark.parametrize("again", ["ana", "ben"])
def test_the_same_file_twice_brings_in_nothing_twice(
    ana: CastMember, measure: Measure, again: str, request: pytest.FixtureRequest
) -> None:
    who: CastMember = request.getfixturevalue(again)
    send(ana, measure, FILE)
    bring_in(ana, measure)
    page = send(who, measure, FILE)
    assert "No new lines." in page.text
    assert "Here already" in page.text
    assert 'name="bring"' not in page.text
    bring_in(who, measure)
    assert len(entries_of(ana)) == 3


def test_of_an_overlapping_file_only_the_new_lines_are_brought_in(ana: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    bring_in(ana, measure)
    send(
        ana, measure, "Fecha;Importe;Concepto\n25/10/2026;1.450,50;October\n01/11/2026;-20,00;Back\n30/11/2026;7;New\n"
    )
    bring_in(ana, measure)
    assert len(entries_of(ana)) == 4


def test_a_third_equal_line_is_new(ana: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    bring_in(ana, measure)
    send(ana, measure, f"{FILE}2026-11-01,-20,Back\n")
    bring_in(ana, measure)
    assert entries_of(ana).count("2026-11-01 -20.00 Back") == 3


def test_a_corrected_or_removed_entry_is_not_brought_in_again(ana: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    bring_in(ana, measure)
    with viewing(ana.viewer):
        first, last = Entry.objects.order_by("on")[0], Entry.objects.order_by("-on")[0]
        measure_actions.correct(first, amount=Decimal(1500), on=first.on, words="October, right", version=1)
        measure_actions.remove(last)
    before = entries_of(ana)
    assert "No new lines." in send(ana, measure, FILE).text
    corrected = 'Date,Amount,Words\n2026-10-25,1500,"October, right"\n'
    assert "No new lines." in send(ana, measure, corrected).text
    bring_in(ana, measure)
    assert entries_of(ana) == before


def test_an_entry_typed_by_hand_is_known_in_a_file_too(ana: CastMember, measure: Measure) -> None:
    ana.post(
        url("intentions:entries", measure.intention_id), {"amount": "1450.50", "on": "2026-10-25", "words": "October"}
    )
    assert "2 new lines" in send(ana, measure, FILE).text
    bring_in(ana, measure)
    assert len(entries_of(ana)) == 3


def test_a_file_that_both_bring_in_comes_once(ana: CastMember, ben: CastMember, measure: Measure) -> None:
    for who in (ana, ben):
        send(who, measure, FILE)
    for who in (ana, ben):
        bring_in(who, measure)
    assert len(entries_of(ana)) == 3


@pytest.mark.parametrize("whose", ["both", "mine"])
def test_entries_brought_in_are_of_both_or_of_whoever_sent_them(ana: CastMember, measure: Measure, whose: str) -> None:
    send(ana, measure, FILE, whose=whose)
    bring_in(ana, measure)
    with viewing(ana.viewer):
        assert {entry.person_id for entry in Entry.objects.all()} == ({ana.id} if whose == "mine" else {None})
        assert {entry.words_by_id for entry in Entry.objects.all()} == {ana.id}
    assert ("Both of you</th>" in ana.get(url("intentions:entries", measure.intention_id)).text) == (whose == "both")


def test_two_thousand_lines_are_brought_in_and_their_preview_is_light(ana: CastMember, measure: Measure) -> None:
    lines = "\n".join(f"2026-{1 + n % 12:02}-{1 + n % 28:02},{n + 1}.25,Line {n}" for n in range(2000))
    page = send(ana, measure, f"Date,Amount,Words\n{lines}")
    assert "And 1800 more lines." in page.text
    assert len(page.content) < 60_000
    bring_in(ana, measure)
    with viewing(ana.viewer):
        assert Entry.objects.count() == 2000


def test_all_lines_are_brought_in_or_none(ana: CastMember, measure: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    send(ana, measure, FILE)

    def breaks(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(intention_history, "record", breaks)
    with pytest.raises(RuntimeError), viewing(ana.viewer):
        importer.import_rows(measure, CsvUpload.objects.get(), "en")
    assert entries_of(ana) == []
    with viewing(ana.viewer):
        assert CsvUpload.objects.exists()


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
def test_files_of_banks_are_brought_in_as_they_are_meant_and_never_twice(
    ana: CastMember, measure: Measure, name: str, came_in: list[str], language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    data = (FILES / f"{name}.csv").read_bytes()
    page = send(ana, measure, data)
    assert 'name="order"' not in page.text
    assert 'name="decimal"' not in page.text
    bring_in(ana, measure)
    assert entries_of(ana) == came_in
    assert 'name="bring"' not in send(ana, measure, data).text
    bring_in(ana, measure)
    assert entries_of(ana) == came_in


def test_amounts_in_yen_have_no_decimals_and_ask_no_question(ana: CastMember, measure: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=measure.pk).update(currency="JPY")
    page = send(ana, measure, (FILES / "yen.csv").read_bytes())
    assert "can be read in two ways" not in page.text
    bring_in(ana, measure)
    assert entries_of(ana) == ["2026-11-03 125000.00 saved", "2026-11-14 -1500.00 tram", "2026-11-15 300.00 coins"]


def test_a_long_text_of_a_file_is_shortened_and_that_is_said(ana: CastMember, measure: Measure) -> None:
    data = (FILES / "long-words.csv").read_bytes()
    page = send(ana, measure, data)
    assert "1 text was longer than 120 letters and is shortened." in page.text
    bring_in(ana, measure)
    with viewing(ana.viewer):
        entry = Entry.objects.get()
        assert entry.amount == 1250
        assert (len(entry.words), entry.words[-1]) == (120, "…")
    assert "No new lines." in send(ana, measure, data).text
