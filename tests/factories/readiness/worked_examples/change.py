"""What changed since, and how reliable a scale is."""

from typing import Any

from tests.factories.readiness.worked_examples.topics import TH, F, topic


def movement(s: Any) -> None:
    money, home = topic(s, "money", (1, 3), (5, 3)), topic(s, "home", (2, 3), (4, 3))
    blank, married = topic(s, "t", (2, 3), (2, None)), topic(s, "t", (5, 3), (5, 3), when=True)
    same = topic(s, "t", (2, 3), (2, 3), when=True)
    moved = [(home, topic(s, "home", (3, 3), (4, 3))), (money, topic(s, "money", (2, 3), (4, 3)))]
    others = [(same, blank), (blank, same), (same, married), (married, same)]
    # Over money and home: then 1 − (4 + 2)/8 = 1/4, now 1 − (2 + 1)/8 = 5/8. What either left out, or what is so already
    # for both in one of the two, is in neither.
    found = s.movement.between([*moved, *others], TH)
    assert found == s.movement.Movement(F(1, 4), F(5, 8), 2)
    assert (found.change, found.course) == (F(3, 8), "nearer")
    few = s.movement.between(moved[:1], TH)
    assert few == s.movement.Movement(None, None, 1)
    assert (few.change, few.course) == (None, "")
    assert s.movement.Movement(None, F(1), 1).change is None

    def course(earlier: Any, later: Any) -> Any:
        return s.movement.Movement(earlier, later, 3).course

    # From .28 on, both ways; a step less is as it was.
    assert [course(F(1, 2), F(1, 2) + F(at, 100)) for at in (28, 27, 0, -27, -28)] == [
        "nearer", "same", "same", "same", "further",
    ]  # fmt: skip


def moves(s: Any) -> None:
    def move(then: tuple[int | None, int | None], now: tuple[int | None, int | None], *lines: int) -> Any:
        first, second = (topic(s, "t", (x, 3), (y, 3), lines) for x, y in (then, now))
        return s.movement.of_topic(first, second)

    assert move((1, 5), (2, 4)) == move((2, 4), (4, 4)) == "nearer"
    assert move((2, 4), (1, 5)) == move((3, 3), (3, 5)) == "further"
    assert move((1, 5), (2, 5)) == move((2, 5), (1, 4)) == move((2, 4), (3, 3 + 2)) == ""
    # Both the same way by two or more; one alone who keeps the distance has not.
    assert move((1, 2), (3, 4)) == move((5, 4), (3, 1)) == "together"
    assert move((2, 3), (4, 3)) == move((1, 2), (3, 3)) == move((1, 5), (5, 1)) == ""
    assert move((2, 3), (3, 5)) == move((4, 3), (3, 1)) == ""
    # Never (1) to someday (2), alone: over the line after 1, and two apart; both together one step: not moved.
    assert move((1, 1), (2, 1), 1) == "further"
    assert move((2, 1), (1, 1), 1) == "nearer"
    assert move((1, 1), (2, 2), 1) == ""
    assert move((None, 1), (5, 1)) == move((1, 1), (5, None)) == ""


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
