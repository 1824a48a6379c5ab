"""What each knows of the other."""

from typing import Any

from tests.factories.readiness.worked_examples.topics import TH, F, Taps, topic


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
    asked = [
        topic(s, "one-off", (2, 3, 3, 4), (5, 3, 3, 2)),
        topic(s, "three-off", (1, 3, 3, 1), (4, 3, 3)),
        topic(s, "no-guess", (1, 3, 3), (4, 3, 3, 3)),
        topic(s, "no-importance", (1, 3, 3, 4), (4, None, 3, 1)),
    ]
    # A's guesses are 1 and 3 off: 1 − 2/4 = 1/2; from the own wish 2 and 0: 1 − 1/4 = 3/4.
    assert s.understanding.understanding(asked, "a") == s.understanding.Understanding(2, 1, F(1, 2), F(3, 4))
    # B's guesses are 0 and 2 off: 1 − 1/4; from the own wish 3 and 1: 1 − 2/4.
    assert s.understanding.understanding(asked, "b") == s.understanding.Understanding(2, 1, F(3, 4), F(1, 2))
    assert s.understanding.understanding(asked, "b", nearness=2).near == 2
    assert s.understanding.understanding(asked[2:3], "a") == s.understanding.Understanding(0, 0, None, None)
