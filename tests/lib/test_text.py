"""Words on one line, and shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.text import one_line, shorten


def test_one_line() -> None:
    assert one_line("  a\r\n b\tc\u2028d\x00e \n") == "a b c d e"
    assert one_line("👩\u200d👩\u200d👧") == "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("words", "limit", "short"),
    [
        ("Plant a fig tree", 20, "Plant a fig tree"),
        ("Plant a fig tree", 12, "Plant a fig…"),
        ("Plant a fig tree", 10, "Plant a…"),
        ("Plant a, fig tree", 9, "Plant a…"),
        ("Unbreakable", 6, "Unbre…"),
        ("", 5, ""),
    ],
)
def test_shorten(words: str, limit: int, short: str) -> None:
    assert shorten(words, limit) == short


@given(st.text(), st.integers(2, 40))
def test_shortened_words_fit(words: str, limit: int) -> None:
    assert len(shorten(words, limit)) <= limit
    assert one_line(one_line(words)) == one_line(words)
