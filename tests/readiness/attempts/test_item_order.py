"""What is asked, in which order, and what a page that was sent changes: by itself, without a database."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.readiness.attempts import item_order, response_merge
from our2souls.readiness.attempts.item_order import Asked, order
from our2souls.readiness.attempts.response_merge import merge_response
from tests.factories.readiness.sittings import small

INSTRUMENT = small()
TOPIC, TOP = INSTRUMENT.item("t1"), INSTRUMENT.item("top")


def keys(form: str = "full", seed: int = 7, *, alone: bool = False, **more: Any) -> list[str]:
    return [item.key for item in order(INSTRUMENT, Asked(form, **more), seed=seed, alone=alone)]


def test_the_item_order_is_a_persons_own_and_stays() -> None:
    assert " ".join(keys()) == "c3 c1 c6 c2 ideal c4 c5 top theirs t3 t1 t2 s2 s1 t4"
    assert keys() == keys()
    assert keys() != keys(seed=8)


@settings(max_examples=25)
@given(st.integers(0, 2**48))
def test_the_item_order_keeps_parts_together_picks_last_and_everything_once(seed: int) -> None:
    listed = keys(seed=seed)
    assert sorted(listed) == sorted(item.key for item in INSTRUMENT.items)
    assert listed[7:9] == ["top", "theirs"]
    assert {INSTRUMENT.item(key).part for key in listed[:9]} == {"values"}
    assert keys("short", seed) == ["top", "theirs", "t1"]
    assert keys("short", seed, alone=True) == ["top", "t1"]
    assert keys(seed=seed, before=("short",)) == [key for key in listed if not INSTRUMENT.item(key).short]
    again = keys(seed=seed, before=("short",), again={"t1"})
    assert again == [key for key in listed if key == "t1" or not INSTRUMENT.item(key).short], "half answered: once more"
    assert "theirs" not in keys(seed=seed, alone=True)


def test_somebody_alone_is_asked_no_guess() -> None:
    assert item_order.fields(TOPIC, alone=False) == ("wish", "importance", "bend", "guess")
    assert item_order.fields(TOPIC, alone=True) == ("wish", "importance", "bend")
    assert merge_response(TOPIC, {}, {"guess": ["3"]}, alone=True) == {}


@pytest.mark.parametrize(
    ("before", "sent", "after"),
    [
        ({}, {"wish": ["2"], "was-wish": [""]}, {"wish": 2}),
        ({"wish": 4}, {"wish": ["2"], "was-wish": ["2"], "bend": ["5"], "was-bend": [""]}, {"wish": 4, "bend": 5}),
        ({"wish": 4, "bend": 1}, {"wish": ["unsure"], "was-wish": ["4"]}, {"wish": "unsure", "bend": 1}),
        ({"wish": 4}, {"importance": ["skip"], "bend": ["6"], "guess": ["0"], "wish": ["x"]}, {"wish": 4}),
        ({"wish": 4}, {"guess": ["²"], "agree": ["3"], "was-wish": ["1"]}, {"wish": 4}),
    ],
)
def test_merge_response_takes_over_only_what_differs_from_what_was_shown(before, sent, after) -> None:
    assert merge_response(TOPIC, before, sent, alone=False) == after


def test_merge_response_takes_over_cards_added_and_taken_out() -> None:
    other_tab = {"cards": ["c1", "c4"]}
    assert merge_response(TOP, other_tab, {"was-cards": ["c1"], "cards": ["c1", "c2"]}, alone=False) == {
        "cards": ["c1", "c4", "c2"]
    }
    assert merge_response(TOP, other_tab, {"was-cards": ["c1"], "cards": []}, alone=False) == {"cards": ["c4"]}
    assert merge_response(TOP, other_tab, {}, alone=False) == other_tab
    with pytest.raises(item_order.TooManyCards):
        merge_response(
            TOP, {"cards": ["c1", "c2", "c3", "c4", "c5"]}, {"was-cards": [""], "cards": ["c6"]}, alone=False
        )


def test_resume_comes_to_missing_answers_first_and_then_to_missing_guesses() -> None:
    listed = order(INSTRUMENT, Asked("short"), seed=1, alone=False)
    answers: dict[str, dict[str, object]] = {"top": {"cards": ["c1"]}}
    assert item_order.resume(listed, answers, alone=False) == 2
    answers |= {"theirs": {"cards": ["c1"]}, "t1": {"wish": "skip"}}
    assert item_order.resume(listed, answers, alone=False) == 3
    assert item_order.resume(listed, answers, alone=True) is None
    answers["t1"]["guess"] = 2
    assert item_order.resume(listed, answers, alone=False) is None


def test_without_guesses_removes_every_guess() -> None:
    assert response_merge.without_guesses(TOPIC, {"wish": 2, "guess": 4, "after": 9}) == {"wish": 2, "after": 9}
    assert response_merge.without_guesses(INSTRUMENT.item("theirs"), {"cards": ["c1"]}) == {}
