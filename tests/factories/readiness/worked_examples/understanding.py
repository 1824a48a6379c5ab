"""What each knows of the other."""

from typing import Any

from tests.factories.readiness.worked_examples.topics import TH, Taps, topic


def cells(s: Any) -> None:
    def cell(a: Taps, b: Taps) -> Any:
        return s.understanding.cell(topic(s, "t", a, b), TH)

    assert cell((2, 3, 3, 3), (3, 3, 3, 2)) == "shared-known"
    assert cell((2, 3, 3, 5), (3, 3, 3, 2)) == "shared-unknown"  # 5 for 3 is two off
    assert cell((2, 3, 3, 3), (3, 3, 3, 4)) == "shared-unknown"  # one of the two suffices
    assert cell((2, 3, 3, 3), (4, 3, 3, 1)) == "different-known"
    assert cell((2, 3, 3, 2), (4, 3, 3, 2)) == "different-unknown"
    assert cell((2, 3, 3, 4), (4, 3, 3, 4)) == "different-unknown"
    assert cell((2, 3, 3, None), (4, 3, 3, 4)) is None
    assert cell((2, 3, 3, 2), (4, 3, 3)) is None
    assert cell((2, None, 3, 2), (4, 3, 3, 4)) is None
    assert s.blind_spots.is_blind_spot(topic(s, "t", (2, 3, 3, 2), (4, 3, 3, 2)), TH) is True
    assert s.blind_spots.is_blind_spot(topic(s, "t", (2, 3, 3, 4), (4, 3, 3, 2)), TH) is False


def reading(s: Any) -> None:
    def off(mine: Any, theirs: Any, lines: Any = ()) -> Any:
        one = topic(s, "t", mine, theirs, lines)
        return s.understanding.off(one.a, one.b, one.lines), s.understanding.off(one.b, one.a, one.lines)

    # A guessed 1 where B says 4, B guessed 4 where A says 2.
    assert off((2, 3, 3, 1), (4, 3, 3, 4)) == (3, 2)
    assert off((1, 3, 3, 2), (1, 3, 3), (1,)) == (2, None), "one place off across a line counts as two; B did not guess"
    assert off((1, 3, 3, 2), (None, 3, 3, 1)) == (None, 0), "B has no wish"
    assert (
        s.understanding.right(topic(s, "t", (1, 3, 3, 2), (None, 3)).a, topic(s, "t", (1, 3), (None, 3)).b, (), 1)
        is None
    )
