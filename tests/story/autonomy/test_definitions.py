"""What is said of somebody from their own facts: by worked examples, and for any facts at all."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.story.autonomy import definitions
from our2souls.story.autonomy.facts import BridgeFact, CommitmentFacts, DreamFact, IntentionFact
from our2souls.story.autonomy.statements import (
    KINDS,
    BridgeOutcomes,
    LastDream,
    OwnDreams,
    Proposals,
    copy_of,
    from_copy,
)

TODAY = date(2026, 11, 30)
STATES = ("alive", "resting", "came_true", "let_go")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_fact(number: int, written: int, last_step: int, state: str = "alive") -> DreamFact:
    return DreamFact(UUID(int=number), ago(written), ago(last_step), state)  # type: ignore[arg-type]


def test_dreams_alive_and_moving_by_a_worked_example() -> None:
    """Six written down: three alive, of which one moved a week ago, one 89 days ago and one half a year ago."""
    facts = [
        a_fact(1, 400, 7),
        a_fact(2, 300, 89),
        a_fact(3, 250, 180),
        a_fact(4, 200, 5, "resting"),
        a_fact(5, 200, 5, "came_true"),
        a_fact(6, 200, 5, "let_go"),
    ]
    found = definitions.own_dreams(facts, TODAY)
    assert found == OwnDreams(6, 3, 2, 1, 1, 1, stillest=UUID(int=3), moved_ids=(UUID(int=1), UUID(int=2)))


@pytest.mark.parametrize(
    ("last_step", "moved"), [(0, True), (89, True), (90, False), (91, False)], ids=["today", "89", "90", "91"]
)
def test_a_dream_moved_within_three_months(last_step: int, moved: bool) -> None:  # noqa: FBT001 - a table’s column
    facts = [a_fact(1, 400, last_step), a_fact(2, 400, 300), a_fact(3, 400, 300)]
    found = definitions.own_dreams(facts, TODAY)
    assert found is not None
    assert found.moved == moved


@pytest.mark.parametrize("written", [0, 1, 45, 89])
def test_own_dreams_keep_silent_while_all_of_them_are_young(written: int) -> None:
    assert definitions.own_dreams([a_fact(n, written, 0) for n in range(5)], TODAY) is None
    assert definitions.own_dreams([a_fact(9, 90, 0), *(a_fact(n, written, 0) for n in range(2))], TODAY) is not None


def test_own_dreams_keep_silent_below_three() -> None:
    facts = [a_fact(n, 400, 10) for n in range(3)]
    assert definitions.own_dreams(facts, TODAY) is not None
    assert definitions.own_dreams(facts[:2], TODAY) is None
    assert definitions.own_dreams([], TODAY) is None


def test_where_all_living_dreams_moved_none_waits() -> None:
    found = definitions.own_dreams([a_fact(n, 400, n) for n in (1, 2, 3)], TODAY)
    assert found is not None
    assert (found.stillest, found.moved_ids) == (None, tuple(UUID(int=n) for n in (1, 2, 3)))


def test_the_last_dream_by_worked_examples() -> None:
    """Gaps of 100, 50, 30, 20 days: usual is 40, the middle of them."""
    days = [ago(each) for each in (300, 200, 150, 120, 100)]
    assert definitions.last_dream(days, TODAY) == LastDream(ago(100), 40)
    assert definitions.last_dream(days[1:], TODAY) == LastDream(ago(100), None)  # three gaps tell of no habit
    assert definitions.last_dream([*days, ago(59)], TODAY) is None
    assert definitions.last_dream([*days, ago(60)], TODAY) == LastDream(ago(60), 40)
    assert definitions.last_dream(days[-2:], TODAY) is None


def test_five_dreams_on_one_day_are_one_occasion() -> None:
    found = definitions.last_dream([ago(200)] * 5 + [ago(100)] * 5, TODAY)
    assert found == LastDream(ago(100), None)


def test_proposals_by_worked_examples() -> None:
    def chosen(days: int, *, mine: bool, mine_in_it: bool) -> IntentionFact:
        return IntentionFact(ago(days), mine, mine_in_it)

    facts = [
        chosen(10, mine=True, mine_in_it=True),
        chosen(400, mine=False, mine_in_it=True),
        chosen(729, mine=False, mine_in_it=False),
        chosen(730, mine=True, mine_in_it=True),
    ]
    assert definitions.proposals(facts, TODAY) == Proposals(chosen=3, mine=1, with_my_dream=2)
    assert definitions.proposals(facts[:2], TODAY) is None
    assert definitions.proposals(facts[1:], TODAY) is None  # the fourth is too long ago to count


@pytest.mark.parametrize(("open_", "speaks"), [(0, False), (3, False), (4, True), (40, True)])
def test_commitments_speak_from_four_on(open_: int, speaks: bool) -> None:  # noqa: FBT001 - a table’s column
    found = definitions.commitments(CommitmentFacts(open_, min(open_, 2), 9))
    assert (found is not None) == speaks


def a_bridge(days: int = 10, agreed: int = 5, best: int = 5, pressed: int | None = None) -> BridgeFact:
    return BridgeFact(ago(days), mine=False, need_in_agreed=agreed, need_in_best=best, pressed=pressed)


def test_bridges_by_worked_examples() -> None:
    """A difference of one step is no yielding; of two it is."""
    facts = [a_bridge(agreed=3, best=5), a_bridge(agreed=4, best=5), replace(a_bridge(), mine=True)]
    assert definitions.bridges(facts, TODAY) == BridgeOutcomes(agreed=3, gave_way=1, mine=1, pressed=None)
    assert definitions.bridges(facts[:2], TODAY) is None
    assert definitions.bridges([*facts[:2], a_bridge(days=730)], TODAY) is None


def test_how_pressed_one_felt_counts_from_three_answers_on() -> None:
    few = [a_bridge(pressed=5), a_bridge(pressed=4), a_bridge()]
    assert definitions.bridges(few, TODAY) == BridgeOutcomes(3, 0, 0, None)
    assert definitions.bridges([*few, a_bridge(pressed=3)], TODAY) == BridgeOutcomes(4, 0, 0, 2)


def test_a_copy_holds_nothing_that_is_for_its_owner_alone() -> None:
    found = definitions.own_dreams([a_fact(n, 400, 10 * n) for n in (1, 2, 30)], TODAY)
    pressed = definitions.bridges([a_bridge(pressed=5)] * 3, TODAY)
    assert found is not None
    assert pressed is not None
    assert copy_of(found) == {"written": 3, "alive": 3, "moved": 2, "resting": 0, "came_true": 0, "let_go": 0}
    assert copy_of(pressed) == {"agreed": 3, "gave_way": 0, "mine": 0}
    assert from_copy("bridges", copy_of(pressed) | {"pressed": 3}) == BridgeOutcomes(3, 0, 0, None)


@pytest.mark.parametrize(
    ("kind", "copy"),
    [("mood", {}), ("bridges", None), ("bridges", []), ("bridges", {"agreed": 3}), ("last_dream", {"on": "soon"})],
)
def test_a_copy_that_cannot_be_read_says_nothing(kind: str, copy: object) -> None:
    assert from_copy(kind, copy) is None


days = st.integers(0, 3000).map(ago)
dream_facts = st.lists(
    st.builds(
        lambda written, later, state, number: DreamFact(
            UUID(int=number), written, min(TODAY, written + timedelta(days=later)), state
        ),
        days,
        st.integers(0, 3000),
        st.sampled_from(STATES),
        st.integers(0, 2**64),
    ),
    max_size=30,
    unique_by=lambda fact: fact.id,
)


@given(dream_facts)
def test_counts_of_dreams_add_up(facts: list[DreamFact]) -> None:
    found = definitions.own_dreams(facts, TODAY)
    if found is None:
        assert len(facts) < 3 or all(fact.written > ago(90) for fact in facts)
        return
    assert found.written == len(facts) == found.alive + found.resting + found.came_true + found.let_go
    assert 0 <= found.moved == len(found.moved_ids) <= found.alive
    assert (found.stillest is None) == (found.moved == found.alive)
    assert found.stillest not in found.moved_ids


@given(dream_facts, st.randoms())
def test_the_order_of_dreams_changes_nothing(facts: list[DreamFact], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert definitions.own_dreams(facts, TODAY) == definitions.own_dreams(shuffled, TODAY)
    written = [fact.written for fact in facts]
    assert definitions.last_dream(written, TODAY) == definitions.last_dream(sorted(written), TODAY)


@given(st.lists(days, max_size=40))
def test_a_pause_is_told_only_of_the_newest_and_never_of_a_young_one(written: list[date]) -> None:
    found = definitions.last_dream(written, TODAY)
    if found is not None:
        assert found.on == max(written) <= ago(60)
        assert found.usual_days is None or found.usual_days >= 1
    else:
        assert len(written) < 3 or max(written) > ago(60)


@given(
    st.lists(
        st.builds(BridgeFact, days, st.booleans(), st.integers(1, 5), st.integers(1, 5), st.none() | st.integers(1, 5))
    ),
    st.lists(st.builds(IntentionFact, days, st.booleans(), st.booleans())),
    st.builds(CommitmentFacts, st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)),
)
def test_no_count_is_more_than_what_it_is_counted_of_and_a_copy_comes_back(
    bridges: list[BridgeFact], chosen: list[IntentionFact], open_: CommitmentFacts
) -> None:
    found = definitions.there_are(
        [definitions.commitments(open_), definitions.bridges(bridges, TODAY), definitions.proposals(chosen, TODAY)]
    )
    assert [each.kind for each in found] == [kind for kind in KINDS if kind in {each.kind for each in found}]
    for each in found:
        assert from_copy(each.kind, copy_of(each)) == (replace(each, pressed=None) if each.kind == "bridges" else each)
        if isinstance(each, BridgeOutcomes):
            assert max(each.gave_way, each.mine, each.pressed or 0) <= each.agreed <= len(bridges)
        if isinstance(each, Proposals):
            assert max(each.mine, each.with_my_dream) <= each.chosen <= len(chosen)
