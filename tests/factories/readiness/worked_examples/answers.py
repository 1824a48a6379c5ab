"""Statements, profiles of values, and aids to reading."""

from typing import Any


def statements(s: Any) -> None:
    assert [s.statements.keyed(value, reversed=True) for value in (1, 2, 5)] == [5, 4, 1]
    assert s.statements.keyed(2, reversed=False) == 2
    pairs = [(4, 5), (4, 4), (3, 5), (2, 1), (2, 2), (2, 3), (1, 5), (None, 5), (5, None), (3, 2)]
    # Good: (4,5) and (4,4); hard: (2,1) and (2,2); two apart: (3,5) and (1,5).
    kinds = ["good", "good", "different", "hard", "hard", "", "different", "", "", ""]
    assert [s.statements.kind(a, b) for a, b in pairs] == kinds


def profile(*values: int | None) -> dict[str, int | None]:
    """Cards named a, b, c, … with these values."""
    return dict(zip("abcdefghijklmnop", values, strict=False))


def profiles(s: Any) -> None:
    x, y = profile(1, 2, 3, 4, 5, 6, 7, 4, None), profile(3, 2, 5, 4, 5, 6, 7, 4, 1)
    # Means 4 and 4½. Deviations of x −3 −2 −1 0 1 2 3 0: squares 28, var 3½.
    # Of y −1½ −2½ ½ −½ ½ 1½ 2½ −½: squares 2¼+6¼+¼+¼+¼+2¼+6¼+¼ = 18, var 2¼. Products 4½+5−½+0+½+3+7½+0 = 20, cov 2½.
    # 2 · 2½ / (3½ + 2¼) = 5 / (23/4) = 20/23.
    assert s.values.likeness(x, y) == 20 / 23
    assert s.values.likeness(x, x | {"i": 7}) == 1
    # The same order of all sixteen, one or two lower everywhere: the same order. Upside down: the other one.
    mine = profile(*[3, 4, 5, 6, 7] * 3, 5)
    for lower in (1, 2):
        theirs = {key: value - lower for key, value in mine.items()}
        assert s.values.likeness(mine, theirs) == 1
        assert s.values.words(s.values.likeness(mine, theirs)) == "near"
    assert s.values.likeness(mine, {key: 10 - value for key, value in mine.items()}) == -1
    # The same order in half the spread, deviations −3..3 beside −1½..1½: 2 · ½ / (1 + ¼) = 4/5.
    assert s.values.likeness(profile(*[1, 3, 5, 7] * 2), profile(*[2, 3, 4, 5] * 2)) == 4 / 5
    assert s.values.likeness(x, profile(*[4] * 8)) is None
    assert s.values.likeness(profile(*[4] * 8), x) is None
    assert s.values.likeness(profile(1, 2, 3, 4, 5, 6, 7), x) is None  # seven cards
    assert [s.values.words(r) for r in (-1, 0.29, 0.3, 0.7, 0.71)] == ["far", "far", "partly", "partly", "near"]
    assert s.values.top_fives(["a", "b", "c"], ["d", "c", "a"]) == s.values.Overlap(("b",), ("a", "c"), ("d",))
    # Both at least 6: b (6+6), c (7+7), d (6+7); a has a 5, e no answer.
    assert s.values.high_for_both(profile(7, 6, 7, 6, None, 7), profile(5, 6, 7, 7, 7)) == ("c", "d", "b")


def aids(s: Any) -> None:
    def aids_of(seconds: Any = (), given: Any = (), rosy: Any = ()) -> Any:
        return set(s.reading_aids.reading_aids(seconds, given, rosy))

    assert aids_of([2.9] * 6 + [30] * 4) == {"fast"}
    assert aids_of([2] * 5 + [4] * 5) == set()  # the median is 3
    assert aids_of([1] * 9) == set()
    assert aids_of(given=[4] * 18 + [1, 2]) == {"same"}  # 18 of 20 are nine tenths
    assert aids_of(given=[4] * 17 + [1, 2, 3]) == set()
    assert aids_of(given=[4] * 12) == {"same"}
    assert aids_of(given=[4] * 11) == set()
    assert aids_of(rosy=[4, 5, 4, 4]) == {"rosy"}
    assert aids_of(rosy=[4, 5, 3, 5]) == set()
    assert aids_of(rosy=[5, 5, None, 5]) == set()
    assert aids_of([1] * 10, [3] * 12, [5]) == {"fast", "same", "rosy"}
