"""What moved between two sittings, and what statements say: by what must hold of any answers."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.readiness.scoring import movement, statements
from our2souls.readiness.scoring.answers import TopicPair
from tests.factories.readiness.worked_examples import TH
from tests.readiness.scoring.test_scores import LINES, maybe, responses, swapped


@settings(max_examples=80)
@given(maybe, maybe)
def test_a_statement_is_the_same_from_both_sides(a: int | None, b: int | None) -> None:
    """Symmetric; turning both keys swaps good and hard; a blank is never a difference."""
    found = statements.kind(a, b)
    assert statements.kind(b, a) == found
    turned = statements.kind(*(value and statements.keyed(value, reversed=True) for value in (a, b)))
    assert turned == {"good": "hard", "hard": "good"}.get(found, found)
    assert (a is not None and b is not None) or found == ""


@settings(max_examples=60)
@given(st.lists(st.tuples(responses, responses, responses, responses, LINES, st.booleans()), max_size=5))
def test_movement_turns_with_time_and_counts_only_what_both_times_have(rows: list[Any]) -> None:
    """Backwards what came nearer went further apart; the same when the partners change places; the same answers never moved."""
    pairs = [
        (
            TopicPair(f"t{at}", "money", a, b, lines, when),
            TopicPair(f"t{at}", "money", later_a, later_b, lines, when),
        )
        for at, (a, b, later_a, later_b, lines, when) in enumerate(rows)
    ]
    found, back = movement.between(pairs, TH), movement.between([(now, then) for then, now in pairs], TH)
    assert (found.earlier, found.later, found.topics) == (back.later, back.earlier, back.topics)
    turned = {"nearer": "further", "further": "nearer"}
    assert back.course == turned.get(found.course, found.course)
    assert movement.between([(then, then) for then, _ in pairs], TH).course in ("", "same")
    for then, now in pairs:
        move = movement.of_topic(then, now)
        assert movement.of_topic(now, then) == turned.get(move, move)
        assert movement.of_topic(*swapped([then, now])) == move
        assert movement.of_topic(then, then) == ""
        if not (then.comparable and now.comparable):
            assert move == ""
