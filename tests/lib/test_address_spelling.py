"""Texts that look alike are one."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.address_spelling import address, composed, readable, spellings


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Pia@Example.ORG", "pia@example.org"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("ana@BÜCHER.example", "ana@xn--bcher-kva.example"),
        ("ana@bu\u0308cher.example", "ana@xn--bcher-kva.example"),
        ("ana@XN--bcher-KVA.example", "ana@xn--bcher-kva.example"),
        ("ana@straße.example", "ana@xn--strae-oqa.example"),
        ("ana@例え。テスト", "ana@xn--r8jz45g.xn--zckzah"),
        ("  ana@example.org ", "ana@example.org"),
        ("no address", "no address"),
        ("", ""),
    ],
)
def test_an_address_has_one_form(typed: str, kept: str) -> None:
    assert address(typed) == kept


@given(st.emails())
def test_the_one_form_of_an_address_stays_as_it_is(typed: str) -> None:
    assert address(address(typed)) == address(typed)
    assert address(typed) == address(typed.upper()) == typed.lower()


@given(st.text())
def test_a_text_is_among_its_spellings_however_it_was_typed(text: str) -> None:
    for form in ("NFC", "NFD"):
        typed = normalize(form, text)
        assert composed(typed) == composed(text)
        assert {typed, text} <= {*spellings(typed), *spellings(text)}
        assert len(spellings(typed)) <= 3


def test_most_texts_have_one_spelling() -> None:
    assert spellings("a short sentence works") == ("a short sentence works",)
    assert spellings("café") == ("café", "cafe\u0301")


@pytest.mark.parametrize("typed", ["ana@bücher.example", "ana@例え.テスト", "pia@example.org", "no address", ""])
def test_readable_shows_an_address_as_it_was_written(typed: str) -> None:
    assert readable(address(typed)) == typed


@given(st.text(st.characters(codec="ascii"), max_size=20))
def test_readable_leaves_what_only_looks_like_a_domain_with_umlauts(text: str) -> None:
    kept = f"ana@xn--{text}.example"
    assert readable(kept) == kept or address(readable(kept)) == address(kept)
