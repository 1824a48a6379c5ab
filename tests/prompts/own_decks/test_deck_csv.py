"""A deck as a table and back, pure: hostile files are read or refused, and nothing in a table is run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.formats.csv_text import CsvUnreadable, decode
from our2souls.lib.formats.spreadsheets import FORMULA, as_csv, bare
from our2souls.prompts.own_decks.deck_csv import BYTES, LINES, read, rows_of

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split())
)
MARKS = ",;|\t "
"""Beside one of them at its end a cell is empty, and nothing is lost."""


def lines_of(text: str, language: str = "en") -> list[tuple[int, str]]:
    return [(line.depth, line.words) for line in read(text, language).lines]


@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2, 3]), words.filter(bool)),
        min_size=1,
        max_size=20,
        unique_by=lambda each: each[1].casefold(),
    )
)
def test_what_is_written_is_read_as_it_was(written: list[tuple[int, str]]) -> None:
    data = as_csv(rows_of([(f"id-{at}", depth, text) for at, (depth, text) in enumerate(written)]))
    assert lines_of(decode(data)) == written


@given(st.text(max_size=40))
def test_no_cell_of_a_table_is_run(text: str) -> None:
    for start in FORMULA:
        row = as_csv(rows_of([("id", 1, f"{start}{text}")])).decode("utf-8-sig").split("\r\n", 1)[1]
        cell = row.split(",", 2)[2].removeprefix('"')
        assert cell.startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        "depth,question\n2,What is near?\n3,And far?",
        "Profundidad;Pregunta\n2;What is near?\n3;And far?",
        "What is near?\t2\nAnd far?\t3",
        '2,"What is near?"\n3,"And far?"\n',
        "sep=;\ndepth;question\n2;What is near?\n3;And far?",
    ],
)
def test_tables_of_every_kind_are_read(text: str) -> None:
    assert lines_of(text) == [(2, "What is near?"), (3, "And far?")]


@pytest.mark.parametrize(
    "text",
    [
        "2,Where, if anywhere?\n3,Well?",
        "2,Where, if anywhere?",
        "depth,question,\n2,Where, if anywhere?\n3,Well?",
        "question,depth\nWhere, if anywhere?,2\nWell?,3",
        'question\n"Where",if anywhere?\nWell?',
    ],
)
def test_a_question_is_never_cut_at_a_comma(text: str) -> None:
    sheet = read(text)
    assert [each.why for each in sheet.faults] == ["columns"]
    assert all(line.words == "Well?" for line in sheet.lines)


@pytest.mark.parametrize("first", ["", "question\n", "sep=,\n"])
def test_of_questions_alone_a_line_stays_whole(first: str) -> None:
    text = f"{first}Where, if anywhere, are you home?\nTea; or coffee?\nWhy?"
    assert [words for _depth, words in lines_of(text)] == [
        "Where, if anywhere, are you home?",
        "Tea; or coffee?",
        "Why?",
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_another_mark_than_the_comma_holds_for_the_whole_file(mark: str) -> None:
    text = f"depth{mark}question\n2{mark}Where, if anywhere?\n3{mark}Well, well?"
    assert lines_of(text) == [(2, "Where, if anywhere?"), (3, "Well, well?")]


@given(st.lists(words.filter(bool), min_size=1, max_size=8), st.sampled_from(["depth,question\n", ""]))
def test_whatever_stands_in_a_line_it_comes_in_whole_or_not_at_all(questions: list[str], first: str) -> None:
    plain = [each for each in questions if '"' not in each]
    try:
        sheet = read(first + "".join(f"1,{each}\n" for each in plain))
    except CsvUnreadable:
        return
    sent = {" ".join(bare(each).split()).strip(MARKS) for each in plain}
    assert {line.words.strip(MARKS) for line in sheet.lines} <= sent


def test_of_a_table_of_ours_the_readers_language_is_read() -> None:
    table = "id,depth,en,es\nhome-01,1,What is near?,¿Qué está cerca?\n"
    assert lines_of(table, "es") == [(1, "¿Qué está cerca?")]
    assert lines_of(table, "en") == [(1, "What is near?")]


def test_lines_alone_are_light_and_said_to_be() -> None:
    sheet = read("What is near?\nAnd far?")
    assert not sheet.has_depths
    assert [line.depth for line in sheet.lines] == [1, 1]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("4,What is near?", "depth"), ("deep,What is near?", "depth"), (",What is near?", "depth"), ("2,", "empty"),
        ("2,Where, if anywhere?", "columns"),
        (f"2,{'a' * 201}", "long"), ("2,what IS here?", "twice"), ('2,"not closed', "quotes"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_prompt_is_named_with_what_is_wrong(line: str, why: str) -> None:
    sheet = read(f"depth,question\n1,What is here?\n{line}\n3,Last?\n")
    assert [(fault.number, fault.why) for fault in sheet.faults] == [(3, why)]
    assert [each.words for each in sheet.lines] == ["What is here?", "Last?"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b" \n \n", "empty"), (b"x" * (BYTES + 1), "size"), (b"PK\x03\x04\0\0", "binary"),
        (b"2,Why?\n" * (LINES + 1), "lines"), (b"1\n2\n3\n", None), (b"\xff\xfe\0", "binary"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_and_never_fails(data: bytes, why: str | None) -> None:
    if why is None:
        read(decode(data, BYTES))
        return
    with pytest.raises(CsvUnreadable) as refused:
        read(decode(data, BYTES))
    assert refused.value.why == why


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    try:
        sheet = read(decode(data, BYTES))
    except CsvUnreadable:
        return
    assert all(line.words and line.depth in {1, 2, 3} for line in sheet.lines)
