"""Worked examples of every score, computed by hand in the comments.

Each takes the scoring modules as `s`, so that the same examples can be held against broken ones (test_mutants).
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from our2souls.readiness.scoring.thresholds import Thresholds

F = Fraction

TH = Thresholds(
    apart=2,
    known=1,
    firm_importance=5,
    firm_bend=2,
    talk_below=F(3, 5),
    ready_from=F(3, 4),
    ready_importance=F(7, 2),
    topics=2,
)
"""The thresholds of READINESS, as our own instrument has them."""

type Taps = tuple[int | None, ...]


def topic(s: Any, key: str, a: Taps, b: Taps, lines: tuple[int, ...] = ()) -> Any:
    """A topic from two rows of taps: wish, importance, bend, guess."""
    return s.answers.TopicPair(key, "money", s.answers.TopicResponse(*a), s.answers.TopicResponse(*b), lines)


def near_and_far(s: Any) -> list[Any]:
    """Two topics that both answered (w 4 and 2½, distance 3 and 0), and two that one of them did not."""
    return [
        topic(s, "far", (2, 5), (5, 3)),
        topic(s, "same", (3, 2), (3, 3)),
        topic(s, "no-wish", (1, 5), (None, 5)),
        topic(s, "no-importance", (1, None), (5, 5)),
    ]


def alignment(s: Any) -> None:
    asked = near_and_far(s)
    # 1 − (4·3 + 2½·0) / (4 · 6½) = 1 − 12/26 = 7/13; alone, "far" has 1 − 12/16 = 1/4.
    assert s.alignment.alignment(asked) == F(7, 13)
    assert s.alignment.alignment(asked[:1]) == F(1, 4)
    assert s.alignment.alignment(asked[2:]) is None
    assert s.alignment.alignment([topic(s, "ends", (1, 1), (5, 5))]) == 0
    # A number from two topics on, an average weight of (4 + 2½) / 2 = 13/4, two of four.
    assert s.alignment.number(asked, TH) == F(7, 13)
    assert s.alignment.number([asked[0], *asked[2:]], TH) is None
    assert s.alignment.mean_importance(asked) == F(13, 4)
    assert s.alignment.mean_importance(asked[2:]) is None
    assert s.alignment.coverage(asked) == s.alignment.Coverage(both=2, asked=4)
    assert s.alignment.distance(asked[2]) is None
    assert s.alignment.importance(asked[3]) is None
    assert s.alignment.distance(topic(s, "other-side", (None, 1), (1, 1))) is None


def lines(s: Any) -> None:
    def apart(x: int, y: int, *lines: int) -> Any:
        return s.alignment.distance(topic(s, "t", (x, 5, 1), (y, 5, 1), lines))

    # Never (1) against someday (2), the line after 1: one place, but two apart; further ones stay as they are.
    assert [apart(1, y, 1) for y in (1, 2, 3, 4, 5)] == [0, 2, 2, 3, 4]
    assert [apart(2, y, 1) for y in (1, 2, 3, 4, 5)] == [2, 0, 1, 2, 3]
    # Only the two of us (2) against exceptions (3), the line after 2; two lines are two lines, not one of four places.
    assert (apart(2, 3, 2), apart(1, 2, 2), apart(3, 4, 2), apart(1, 2, 1, 2), apart(2, 3, 1, 2)) == (2, 1, 1, 2, 2)
    assert (apart(4, 5, 4), apart(3, 4, 4), apart(1, 2)) == (2, 1, 1)
    never, someday = (1, 5, 1, 2), (2, 5, 1, 1)
    children = topic(s, "children", never, someday, (1,))
    # 1 − 5·2 / (4·5) = 1/2, and apart and firm; without the line 3/4 and neither.
    assert s.alignment.alignment([children]) == F(1, 2)
    assert s.apart_and_firm.apart_and_firm(children, TH) is True
    assert s.apart_and_firm.apart_and_firm(topic(s, "children", never, someday), TH) is False
    # Both guesses right on the other's side; then one place off is one side off, and wrong.
    assert s.understanding.cell(children, TH) == "different-known"
    assert s.understanding.cell(topic(s, "children", (1, 5, 1, 1), someday, (1,)), TH) == "different-unknown"
    assert s.understanding.cell(topic(s, "children", (3, 5, 1, 1), (2, 5, 1, 3), (1,)), TH) == "shared-unknown"
    assert s.understanding.cell(topic(s, "children", (3, 5, 1, 3), (2, 5, 1, 3), (1,)), TH) == "shared-known"
    assert s.talk_first.weight(children, TH) == F(1, 2)  # 5/5 · 2/4 · 1
    # A's guesses of 2: 2 off across the line and 1 off within it, 1 − 3/8; from the own wish 2 and 1 too.
    asked = [topic(s, "over", (1, 3, 3, 2), (1, 3, 3), (1,)), topic(s, "within", (3, 3, 3, 2), (3, 3, 3), (1,))]
    assert s.understanding.understanding(asked, "a") == s.understanding.Understanding(2, 1, F(5, 8), F(5, 8))
    # Where an instrument calls only three places different, and two off right, sides still part.
    strange = replace(TH, apart=3, known=2)
    assert s.understanding.cell(children, strange) == "different-known"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (3, 3, 1, 1)), strange) == "shared-known"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (4, 3, 1, 1)), strange) == "different-unknown"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (3, 3, 1, 1), (1,)), strange) == "different-unknown"
    assert s.apart_and_firm.apart_and_firm(children, strange) is True
    assert s.understanding.understanding(asked, "a", nearness=2).near == 1
    assert s.alignment.differ(topic(s, "t", (1, 3), (None, 3), (1,)), TH) is False
    assert s.alignment.differ(topic(s, "t", (1, 3), (1, 3), (1,)), TH) is False
    assert s.alignment.crosses(topic(s, "t", (1, None), (2, 3), (1,))) is False
    assert s.alignment.crosses(children) is True


def firm(s: Any) -> None:
    def apart_and_firm(a: Taps, b: Taps) -> Any:
        return s.apart_and_firm.apart_and_firm(topic(s, "t", a, b), TH)

    assert apart_and_firm((2, 5, 2), (4, 1, 5)) is True
    assert apart_and_firm((2, 1, 5), (4, 5, 2)) is True
    assert apart_and_firm((2, 5, 2), (3, 5, 2)) is False  # one apart
    assert apart_and_firm((2, 4, 2), (4, 4, 1)) is False  # not important enough
    assert (
        apart_and_firm(
            (2, 5, 3),
            (4, 5),
        )
        is False
    )  # room to move; a bend not given is 3
    assert apart_and_firm((2, 5, 5), (4, 3, 1)) is False  # important to one, hard to bend for the other: nobody is firm
    assert apart_and_firm((2, 5, 1), (None, 5, 1)) is False
    assert apart_and_firm((2, 5, 1), (5, None, 1)) is False
    assert s.apart_and_firm.stands_firm(s.answers.TopicResponse(wish=1, bend=1), TH) is False


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


def statements(s: Any) -> None:
    assert [s.statements.keyed(value, reversed=True) for value in (1, 2, 5)] == [5, 4, 1]
    assert s.statements.keyed(2, reversed=False) == 2
    pairs = [(4, 5), (4, 4), (3, 5), (2, 1), (2, 2), (2, 3), (1, 5), (None, 5), (5, None), (3, 2)]
    # Good: (4,5) and (4,4); hard: (2,1) and (2,2); two apart: (3,5) and (1,5); eight of ten by both.
    assert s.statements.counts(pairs) == s.statements.Counts(good=2, hard=2, different=2, both=8, asked=10)


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
    assert s.values.guess_hits(["a", "b", "c"], ["c", "d", "a"]) == 2
    # Both at least 6: b (6+6), c (7+7), d (6+7); a has a 5, e no answer.
    assert s.values.held_high(profile(7, 6, 7, 6, None, 7), profile(5, 6, 7, 7, 7)) == ("c", "d", "b")


def talk(s: Any) -> None:
    def weight(a: Taps, b: Taps) -> Any:
        return s.talk_first.weight(topic(s, "t", a, b), TH)

    # w 4, distance 3, bends 1 and 3, both guesses right: 4/5 · 3/4 · (1/2 + 1/2 · 6/8) = 3/5 · 7/8 = 21/40.
    assert weight((1, 5, 1, 4), (4, 3, 3, 1)) == F(21, 40)
    # The same, A's guess two off: a blind spot, 21/40 · 5/4 = 21/32.
    assert weight((1, 5, 1, 2), (4, 3, 3, 1)) == F(21, 32)
    assert weight((1, 5, 1, 4), (5, 5, 1, 1)) == 1
    assert weight((1, 5, 5, 4), (5, 5, 5, 1)) == F(1, 2)
    assert weight((1, 5, None, 4), (5, 5, None, 1)) == F(3, 4)
    assert weight((3, 5, 1, 3), (3, 5, 1, 3)) == 0
    assert weight((1, 5, 1, 4), (None, 5, 1, 1)) == 0
    assert weight((1, None, 1, 4), (5, 5, 1, 1)) == 0
    asked = [
        topic(s, "light", (2, 3, 3), (3, 3, 3)),
        topic(s, "same", (3, 3, 3), (3, 3, 3)),
        topic(s, "b-equal", (1, 5, 3), (3, 5, 3)),
        topic(s, "a-equal", (3, 5, 3), (5, 5, 3)),
        topic(s, "blank", (1, 5, 3), (None, 5, 3)),
        topic(s, "heavy", (1, 5, 1), (5, 5, 1)),
    ]
    assert [it.key for it in s.talk_first.order(asked, TH)] == ["heavy", "a-equal", "b-equal", "light"]


def states(s: Any) -> None:
    def state(*taps: tuple[Taps, Taps]) -> Any:
        return s.area_state.state([topic(s, str(at), a, b) for at, (a, b) in enumerate(taps)], TH)

    same = ((3, 4, 3), (3, 4, 3))
    assert state(((1, 5, 1), (3, 1, 3))) == "talk"  # firm, though it is one topic
    assert state(((1, 5, 1), (3, 1, 3)), same, same, same) == "talk"  # firm, though 1 − 3·2 / (4·15) = 9/10
    assert state(((1, 3, 3), (5, 3, 3))) == "explore"  # one topic, even as far apart as can be
    assert state() == "explore"
    assert state(((1, 3, 3), (5, 3, 3)), same) == "talk"  # 1 − 3·4 / (4·7) = 4/7 < 3/5
    assert (
        state(((1, 3, 3), (5, 2, 3)), ((3, 4, 3), (3, 3, 3)), ((3, 1, 3), (3, 1, 3)), ((3, 1, 3), (2, 1, 3))) == "ease"
    )  # 1 − (10 + 1) / (4·8) = 21/32, between
    assert state(((1, 2, 3), (5, 2, 3)), ((3, 3, 3), (3, 3, 3))) == "ease"  # 1 − 8/20 = 3/5 exactly: not below
    assert state(((2, 4, 3), (4, 4, 3)), ((3, 3, 3), (3, 3, 3))) == "ease"  # 1 − 8/28 = 5/7, mean 3½
    assert state(((3, 3, 3), (4, 4, 3)), ((3, 3, 3), (4, 4, 3))) == "ready"  # 3/4 exactly, mean 3½ exactly
    assert state(same, ((3, 3, 3), (3, 2, 3))) == "ease"  # 1, mean 13/4
    # One topic across a line: never ready and never at ease, however near the rest is and however little it matters.
    rest = [topic(s, str(at), *same) for at in range(3)]
    over, within = (topic(s, "over", (x, 1, 5), (x + 1, 1, 5), (1,)) for x in (1, 2))
    assert s.area_state.state([*rest, within], TH) == "ease"  # mean 13/4
    assert s.area_state.state([*rest, over], TH) == "talk"
    assert s.area_state.state([over], TH) == "talk"  # though it is one topic
    assert s.area_state.state([topic(s, "no-answer", (1, None), (2, 3), (1,)), *rest], TH) == "ready"


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


def movement(s: Any) -> None:
    then = [
        topic(s, "money", (1, 3), (5, 3)),
        topic(s, "home", (2, 3), (4, 3)),
        topic(s, "only-then", (2, 3), (2, 3)),
        topic(s, "blank-now", (2, 3), (2, 3)),
    ]
    now = [
        topic(s, "home", (3, 3), (4, 3)),
        topic(s, "money", (2, 3), (4, 3)),
        topic(s, "blank-now", (2, 3), (2, None)),
        topic(s, "only-now", (1, 3), (5, 3)),
    ]
    # Over money and home: then 1 − (4 + 2)/8 = 1/4, now 1 − (2 + 1)/8 = 5/8.
    found = s.movement.between(then, now, TH)
    assert found == s.movement.Movement(F(1, 4), F(5, 8), 2)
    assert found.change == F(3, 8)
    few = s.movement.between(then[:1], now, TH)
    assert few == s.movement.Movement(None, None, 1)
    assert few.change is None
    assert s.movement.Movement(None, F(1), 1).change is None


def reliability(s: Any) -> None:
    rows = [(1, 2, 2), (2, 3, 2), (3, 3, 4), (4, 4, 4), (5, 3, 3)]
    # Means 3, 3, 3. Deviations −2 −1 0 1 2 · −1 0 0 1 0 · −1 −1 1 1 0, over n − 1 = 4: variances 10/4, 2/4, 4/4;
    # covariances (2+0+0+1+0)/4 = 3/4, (2+1+0+1+0)/4 = 1, (1+0+0+1+0)/4 = 1/2. The whole is 4 + 2 · 9/4 = 17/2.
    assert s.reliability.covariances(rows) == [
        [F(5, 2), F(3, 4), F(1)],
        [F(3, 4), F(1, 2), F(1, 2)],
        [F(1), F(1, 2), F(1)],
    ]
    # 3/2 · (1 − 4 / (17/2)) = 3/2 · 9/17 = 27/34.
    assert s.reliability.alpha(rows) == 27 / 34
    # Three statements have one exact solution (Spearman's triad): λ1² = s12 s13 / s23 = 3/2, λ2² = 3/8, λ3² = 2/3.
    found = s.reliability.loadings([[float(value) for value in row] for row in s.reliability.covariances(rows)])
    assert [round(each**2, 6) for each in found] == [1.5, 0.375, 0.666667]
    # (Σλ)² = 3/2 + 3/8 + 2/3 + 2 (3/4 + 1 + 1/2) = 169/24; Σψ = 4 − 61/24 = 35/24; ω = 169/204.
    assert round(s.reliability.omega(rows), 6) == round(169 / 204, 6)
    # Loadings that are known beforehand come back: s = λλ' off the diagonal, here .9, .5, .7 and .4 of unit variances.
    known = [0.9, 0.5, 0.7, 0.4]
    matrix = [[1.0 if i == j else a * b for j, b in enumerate(known)] for i, a in enumerate(known)]
    assert [round(each, 6) for each in s.reliability.loadings(matrix)] == known
    # Equal answers are one factor without rest; two statements, equal sums or contradictions have none.
    assert s.reliability.alpha([(1, 1, 1), (4, 4, 4), (2, 2, 2)]) == 1
    assert round(s.reliability.omega([(1, 1, 1), (4, 4, 4), (2, 2, 2)]), 9) == 1
    for nothing in ([(1, 2), (3, 4), (2, 2)], [(1, 3, 2), (3, 1, 2), (2, 2, 2)], [(1, 2, 3)], [(2, 2, 2), (2, 2, 2)]):
        assert s.reliability.alpha(nothing) is None
        assert s.reliability.omega(nothing) is None
    # Variances 4/3, 4/3, 4/3 … of statements that go against each other: a sum that varies, and no common factor.
    against = [(1, 5, 1), (5, 1, 1), (3, 3, 1), (3, 3, 2)]
    assert s.reliability.alpha(against) < 0
    assert s.reliability.omega(against) is None
    # A statement cannot load more than its own spread, 2: s12 s13 / s23 would be 8, above its variance of 4.
    assert max(s.reliability.loadings([[4.0, 3.2, 2.0], [3.2, 4.0, 0.8], [2.0, 0.8, 4.0]])) == 2
    assert s.reliability.loadings([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]) is None
    faint = s.reliability.loadings([[1.0 if i == j else 0.01 for j in range(3)] for i in range(3)])
    assert [round(each, 6) for each in faint] == [0.1] * 3
    assert s.reliability.alpha([(1, 1, 1), (2, 2, 2)]) == 1
    try:
        s.reliability.covariances([(1, 2, 3)])
    except ValueError:
        return
    raise AssertionError


ALL = (alignment, lines, firm, cells, reading, statements, profiles, talk, states, aids, movement, reliability)
