"""Looking for words in texts: worked examples and what always holds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib import text_search
from our2souls.lib.text_search import LONGEST, Passage, fold, pieces, wanted

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def a_passage(title: str, *texts: str, days: int = 0) -> Passage:
    return Passage("dream", "/", title, texts, NOW - timedelta(days=days))


def titles(query: str, *passages: Passage) -> list[str]:
    return [hit.passage.title for hit in text_search.find(passages, query, 10)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("CAFE", "Un café junto al mar"),
        ("ubermorgen", "Übermorgen"),
        ("corazón", "Corazon"),
        ("choir sing", "Sing in a choir"),
        ("grand", "My grandmother’s language"),
        ("istanbul", "İstanbul"),
        ("2031", "Letters for 2031"),
        ("茶", "お茶の時間"),
    ],
)
def test_find_ignores_case_accents_and_order(query: str, text: str) -> None:
    assert titles(query, a_passage(text)) == [text]


def test_find_needs_every_word_somewhere_in_a_passage() -> None:
    both, one = a_passage("A choir", "on Tuesdays"), a_passage("A choir")
    assert titles("choir tuesday", both, one) == ["A choir"]
    assert titles("choir opera", both, one) == []


@pytest.mark.parametrize("query", ["", "  ", "?!", "—"])
def test_find_finds_nothing_for_a_query_without_words(query: str) -> None:
    assert titles(query, a_passage("Anything?!")) == []


def test_find_puts_titles_before_texts_beginnings_before_insides_the_newer_first() -> None:
    inside, text, old, new = (
        a_passage("Unhome"),
        a_passage("Elsewhere", "a home"),
        a_passage("Home, old", days=9),
        a_passage("Home, new"),
    )
    assert titles("home", inside, text, old, new) == ["Home, new", "Home, old", "Elsewhere", "Unhome"]


def test_a_hit_shows_the_text_around_its_first_find() -> None:
    hit = text_search.find([a_passage("T", "word " * 60 + "needle " + "more " * 60)], "needle", 1)[0]
    shown = "".join(piece.text for piece in hit.around)
    assert "needle" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 110
    assert [piece.text for piece in hit.around if piece.found] == ["needle"]


def test_wanted_cuts_a_long_query_and_asks_each_word_once() -> None:
    assert wanted("a b a " + "x" * 500) == ["a", "b", "x" * (LONGEST - 6)]


@given(st.text())
def test_fold_keeps_the_length_so_that_places_fit(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_pieces_joined_are_the_text(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in pieces(text, [fold(word) for word in words])) == text


@given(st.lists(st.text(min_size=1), max_size=6), st.text(min_size=1, max_size=6))
def test_find_finds_passages_that_hold_the_words_and_none_twice(texts: list[str], query: str) -> None:
    hits = text_search.find([a_passage(text) for text in texts], query, 10)
    assert len(hits) <= len(texts)
    for hit in hits:
        assert all(word in fold(hit.passage.title) for word in wanted(query))
