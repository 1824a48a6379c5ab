"""How near two are: topics, lines, who stands firm, what to talk of first, and the state of an area."""

from dataclasses import replace
from typing import Any

from tests.factories.readiness.worked_examples.topics import TH, F, Taps, near_and_far, topic


def alignment(s: Any) -> None:
    asked = near_and_far(s)
    # 1 − (4·3 + 2½·0) / (4 · 6½) = 1 − 12/26 = 7/13; alone, "far" has 1 − 12/16 = 1/4.
    assert s.alignment.alignment(asked) == F(7, 13)
    assert s.alignment.alignment(asked[:1]) == F(1, 4)
    assert s.alignment.alignment(asked[2:]) is None
    assert s.alignment.alignment([topic(s, "ends", (1, 1), (5, 5))]) == 0
    # A number from two topics on, two of four.
    assert s.alignment.number(asked, TH) == F(7, 13)
    assert s.alignment.number([asked[0], *asked[2:]], TH) is None
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
    assert s.talk_first.weight(children, TH) == F(1, 4)  # 5/5 · 5/5 · (2/4)² · 1
    # Where an instrument calls only three places different, and two off right, sides still part.
    strange = replace(TH, apart=3, known=2)
    assert s.understanding.cell(children, strange) == "different-known"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (3, 3, 1, 1)), strange) == "shared-known"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (4, 3, 1, 1)), strange) == "different-unknown"
    assert s.understanding.cell(topic(s, "t", (1, 3, 1, 1), (3, 3, 1, 1), (1,)), strange) == "different-unknown"
    assert s.apart_and_firm.apart_and_firm(children, strange) is True
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


def already(s: Any) -> None:
    def roof(x: int | None, y: int | None, *, when: bool = True) -> Any:
        return topic(s, "roof", (x, 5), (y, 3), (1,), when=when)

    assert roof(5, 5).so_already is True
    assert [roof(*of).so_already for of in ((4, 4), (5, 4), (4, 5), (5, None))] == [False] * 4
    assert roof(5, 5, when=False).so_already is False  # a place between two poles is a wish
    assert topic(s, "roof", (5, 5), (5, None), when=True).so_already is False
    asked = [*near_and_far(s)[:2], roof(5, 5)]
    # Without it 1 − 12/26 = 7/13, as before; with it 1 − 12/42. It is answered all the same.
    assert s.alignment.alignment(asked) == F(7, 13)
    assert s.alignment.alignment([*asked[:2], roof(5, 5, when=False)]) == F(5, 7)
    assert s.alignment.coverage(asked) == s.alignment.Coverage(both=3, asked=3)
    assert s.alignment.number(asked[1:], TH) is None  # one topic weighs
    assert s.alignment.alignment([roof(5, 5)]) is None
    assert s.alignment.weighing(asked) == asked[:2]
    # Near are the same place and the next one; neither two places, nor a line, nor what is so already, nor a blank.
    assert [s.alignment.near(roof(x, y)) for x, y in ((2, 2), (2, 3), (4, 5))] == [True] * 3
    assert [s.alignment.near(roof(x, y)) for x, y in ((2, 4), (1, 2), (5, 5), (2, None))] == [False] * 4
    assert s.alignment.near(roof(5, 5, when=False)) is True


def talk(s: Any) -> None:
    def weight(a: Taps, b: Taps) -> Any:
        return s.talk_first.weight(topic(s, "t", a, b), TH)

    # w 4, m 5, distance 3, bends 1 and 3, guesses right: 4/5 · 5/5 · (3/4)² · (1/2 + 1/2 · 6/8) = 4/5 · 9/16 · 7/8 = 63/160.
    assert weight((1, 5, 1, 4), (4, 3, 3, 1)) == F(63, 160)
    assert weight((1, 3, 1, 4), (4, 5, 3, 1)) == F(63, 160)
    # Of w 4 and m 4 it is 4/5 as much; the same, A's guess two off, is a blind spot: 63/160 · 5/4 = 63/128.
    assert weight((1, 4, 1, 4), (4, 4, 3, 1)) == F(63, 200)
    assert weight((1, 5, 1, 2), (4, 3, 3, 1)) == F(63, 128)
    assert weight((1, 5, 1, 4), (5, 5, 1, 1)) == 1
    assert weight((1, 5, 5, 4), (5, 5, 5, 1)) == F(1, 2)
    assert weight((1, 5, None, 4), (5, 5, None, 1)) == F(3, 4)
    assert weight((3, 5, 1, 3), (3, 5, 1, 3)) == 0
    assert weight((1, 5, 1, 4), (None, 5, 1, 1)) == 0
    assert weight((1, None, 1, 4), (5, 5, 1, 1)) == 0
    assert s.talk_first.greatest_importance(topic(s, "t", (1,), (2, None))) == 0
    asked = [
        topic(s, "light", (2, 3, 3), (3, 3, 3)),
        topic(s, "same", (3, 3, 3), (3, 3, 3)),
        topic(s, "blank", (1, 5, 3), (None, 5, 3)),
        topic(s, "heavy", (1, 5, 1), (5, 5, 1)),
    ]
    assert [it.key for it in s.talk_first.order(asked, TH)] == ["heavy", "light"]
    # Equal weights. Firm: 3/5 · 5/5 · ¼ · (½ + ½ · 5/8) = 39/320, with bends 2 and 3 · 1 and 4 · 3 and 2 · 4 and 1.
    # Not firm: bends 3 and 2, the room being with whom it matters to; the larger importance is 5 for all of these.
    tied = [
        topic(s, "z-given-first", (1, 5, 3), (3, 1, 2)),
        topic(s, "b-firm", (1, 5, 2), (3, 1, 3)),
        topic(s, "a-given-later", (1, 1, 1), (3, 5, 4)),
        topic(s, "a-firm", (1, 1, 4), (3, 5, 1)),
    ]
    assert {s.talk_first.weight(it, TH) for it in tied} == {F(39, 320)}
    assert [it.key for it in s.talk_first.order(tied, TH)] == ["b-firm", "a-firm", "z-given-first", "a-given-later"]
    # w m = 1½ · 2 at distance 4 weighs as much as 3 · 4 at distance 2, 3 · 16 = 12 · 4: what matters 4 to somebody is first.
    larger = [topic(s, "far", (1, 1, 3), (5, 2, 3)), topic(s, "grave", (2, 4, 3), (4, 2, 3))]
    assert {s.talk_first.weight(it, TH) for it in larger} == {F(3, 25) * F(3, 4)}
    assert [it.key for it in s.talk_first.order(larger, TH)] == ["grave", "far"]


def states(s: Any) -> None:
    def state(*taps: tuple[Taps, Taps]) -> Any:
        return s.area_state.state([topic(s, str(at), a, b) for at, (a, b) in enumerate(taps)], TH)

    same = ((3, 4, 3), (3, 4, 3))
    assert state(((1, 5, 2), (3, 1, 3))) == "talk"  # firm, two places apart
    assert state(((1, 5, 2), (3, 1, 3)), same, same, same) == "talk"  # one topic suffices, whatever the others are
    assert state(same, same, ((1, 5, 3), (3, 1, 3))) == ""  # two places, and room to move
    assert (
        state(((1, 4, 5), (4, 1, 5))) == state(((1, 1, 5), (5, 4, 5))) == "talk"
    )  # three places, and it matters 4 to one
    assert state(((1, 3, 5), (4, 3, 5))) == state(((1, 3, 1), (5, 3, 1))) == ""  # far, and it matters little to either
    assert state(((1, 4, 3), (3, 5, 3))) == ""  # it matters, and they are two apart
    assert state(((2, 5, 3), (4, 5, 3)), ((2, 5, 3), (4, 5, 3)), ((2, 5, 3), (4, 5, 3))) == ""  # two everywhere
    assert state(((1, 5, 1), (None, 5, 1))) == state(((1, None, 1), (5, 5, 1))) == ""
    assert state() == ""
    # One topic across a line, however near the rest is and however little it matters; on the same side none.
    rest = [topic(s, str(at), *same) for at in range(3)]
    over, within = (topic(s, "over", (x, 1, 5), (x + 1, 1, 5), (1,)) for x in (1, 2))
    assert s.area_state.state([*rest, within], TH) == ""
    assert s.area_state.state([*rest, over], TH) == "talk"
    assert s.area_state.state([over], TH) == "talk"
    assert s.area_state.state([topic(s, "no-answer", (1, None), (2, 3), (1,)), *rest], TH) == ""
    assert s.area_state.puts_first(over, TH) is True
    assert s.area_state.puts_first(within, TH) is False
