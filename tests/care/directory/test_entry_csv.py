"""A list of therapists as a table: read whole, or every fault named with its line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.care.directory import entry_csv, import_preview
from our2souls.care.directory.curation import template
from our2souls.lib.formats import csv_text

pytestmark = pytest.mark.host

HEADER = list(entry_csv.COLUMNS)
ROW = dict(zip(HEADER, entry_csv.EXAMPLE, strict=True))


def table(*rows: dict[str, str], mark: str = ",", header: list[str] = HEADER) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(header)
    for row in rows:
        writer.writerow([(ROW | row).get(name, "") for name in header])
    return out.getvalue()


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.sentence) for fault in entry_csv.read(text).faults]


def test_the_template_can_be_read_as_it_is() -> None:
    sheet = entry_csv.read(csv_text.decode(template().encode()))
    assert sheet.faults == ()
    entry = sheet.rows["lena-ortiz"]
    assert entry["languages"] == ["es", "en"]
    assert entry["phone"] == "+34 600 000 000", "what keeps a spreadsheet from running it is taken off again"
    assert (entry["remote"], entry["listed"]) == (True, True)


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("before", ["", "\ufeff"])
def test_both_marks_and_a_signature_are_read(mark: str, before: str) -> None:
    text = before + table({"about": "One; two, three\n\nand four"}, mark=mark)
    sheet = entry_csv.read(text)
    assert sheet.faults == ()
    assert sheet.rows["lena-ortiz"]["about"] == "One; two, three\n\nand four"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"slug": "Lena Ortiz"}, "slug has to be small letters"),
        ({"slug": "claim"}, "slug has to be small letters"),
        ({"slug": ""}, "slug has to be small letters"),
        ({"name": " "}, "name is empty"),
        ({"name": "x" * 81}, "name has 81 characters; 80 are the most"),
        ({"languages": ""}, "languages is empty"),
        ({"languages": "es|klingonish"}, "“klingonish” is no code of a language"),
        ({"country": "Spain"}, "“Spain” is no country"),
        ({"remote": "perhaps"}, "remote has to be yes or no"),
        ({"email": "lena at home"}, "email has to look like"),
        ({"phone": "call me"}, "phone has to look like"),
        ({"link": "http://practice.example"}, "link has to look like https://"),
        ({"link": "javascript:alert(1)"}, "link has to look like https://"),
        ({"link": "https://user@practice.example"}, "link has to look like https://"),
        ({"specialities": "|".join(map(str, range(13)))}, "specialities names 13; 12 are the most"),
        ({"approaches": "x" * 61}, "has one of more than 60 characters"),
        ({"place": "", "remote": "no"}, "Say where they see people"),
        ({"email": "", "phone": "", "link": ""}, "Say how to reach them"),
    ],
)
def test_each_fault_is_named_with_its_line(changed: dict[str, str], sentence: str) -> None:
    found = faults(table({"slug": "first"}, changed))
    assert [line for line, _sentence in found] == [line for line, _sentence in found if line == 3]
    assert any(sentence in each for _line, each in found), found


def test_lines_are_counted_as_an_editor_does() -> None:
    assert [line for line, _ in faults(table({"slug": "first", "about": "a\nb\nc"}, {"slug": "bad slug"}))] == [5]


def test_a_slug_that_stands_twice_is_a_fault() -> None:
    assert faults(table({}, {})) == [(3, "“lena-ortiz” stands in an earlier line too.")]


def test_columns_that_are_missing_unknown_or_twice_are_named() -> None:
    found = [sentence for _line, sentence in faults(table({}, header=[*HEADER[:-1], "rating", "name"]))]
    assert any("the column listed has to be there once" in each for each in found)
    assert any("the column name has to be there once" in each for each in found)
    assert any("there is no column “rating”" in each for each in found)


def test_a_row_with_more_cells_than_columns_is_refused() -> None:
    assert "put quotation marks around a text" in faults(table({}) + "a,b" * 30 + "\n")[0][1]


def test_what_cannot_be_seen_is_taken_out() -> None:
    sheet = entry_csv.read(table({"name": "Lena\u202e Ortiz\u200b"}))
    assert sheet.rows["lena-ortiz"]["name"] == "Lena Ortiz"


@given(st.text(max_size=300))
def test_any_text_is_read_or_named(text: str) -> None:
    sheet = entry_csv.read(text)
    assert sheet.faults or not sheet.rows


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "name": st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=80),
                "about": st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=200),
                "remote": st.sampled_from(["yes", "sí", "1", "TRUE"]),
            }
        ),
        max_size=5,
    ),
    st.sampled_from([",", ";"]),
)
def test_what_is_written_is_read_again(rows: list[dict[str, str]], mark: str) -> None:
    sheet = entry_csv.read(table(*({"slug": f"s-{at}"} | row for at, row in enumerate(rows)), mark=mark))
    assert sheet.faults == ()
    assert len(sheet.rows) == len(rows)
    assert import_preview.compare(sheet.rows, sheet.rows).changes_something is False


def test_a_preview_says_what_is_new_changed_and_as_it_was() -> None:
    before = entry_csv.read(table({"slug": "a"}, {"slug": "b"})).rows
    after = entry_csv.read(table({"slug": "a", "fees": "90 €", "remote": "no"}, {"slug": "b"}, {"slug": "c"})).rows
    preview = import_preview.compare(after, before)
    assert (preview.added, preview.unchanged) == (("c",), ("b",))
    assert [str(change) for change in preview.changed["a"]] == [
        "remote: yes → no",
        "fees: “80 € a session of 60 minutes” → “90 €”",
    ]
