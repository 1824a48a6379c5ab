"""Words in two circles: each once, in its part, in the circles where there is room."""

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import venn

WORDS = st.lists(st.sampled_from(["Rest", "Freedom", "The sea", "Room to think", "A word far too long"]), max_size=6)


@given(WORDS, WORDS)
def test_each_word_stands_once_and_in_its_part(of_a: list[str], of_b: list[str]) -> None:
    drawn = venn.venn(of_a, of_b)
    assert set(drawn.a.words) == set(of_a) - set(of_b)
    assert set(drawn.both.words) == set(of_a) & set(of_b)
    assert set(drawn.b.words) == set(of_b) - set(of_a)
    every = [*drawn.a.words, *drawn.both.words, *drawn.b.words]
    assert len(every) == len(set(every))


@given(WORDS, WORDS)
def test_lines_fit_the_circles_or_are_lists(of_a: list[str], of_b: list[str]) -> None:
    drawn = venn.venn(of_a, of_b)
    parts = (drawn.a, drawn.both, drawn.b)
    assert drawn.fits == all(part.count <= 3 and all(len(word) <= 14 for word in part.words) for part in parts)
    for part in parts:
        heights = [float(y) for _word, y in part.lines]
        assert heights == sorted(heights)
        if drawn.fits:
            assert all(100 <= height <= 147 for height in heights)


def test_lines_are_centred() -> None:
    drawn = venn.venn(["one", "two"], ["two", "three", "four", "five"])
    assert drawn.a.lines == [("one", "123.5")]
    assert drawn.b.lines == [("three", "100.25"), ("four", "123.5"), ("five", "146.75")]
    assert [part.x for part in (drawn.a, drawn.both, drawn.b)] == ["60.5", "175", "289.5"]


def test_a_core_lies_in_its_own_circle_and_not_in_the_others() -> None:
    drawn = venn.core_and_edge()
    radius, core, edges = float(drawn.core), float(drawn.ax), drawn.edges
    assert edges.a - core + radius < edges.radius
    assert edges.b - core - radius > edges.radius
    assert float(drawn.ax) + float(drawn.bx) == edges.width
