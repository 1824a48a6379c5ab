"""The rotation: none of a deck twice before it is through, none that is “not for us”, and the same for both."""

from collections import Counter
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from our2souls.prompts.turns.rotation import LIGHT_ONES, PromptCandidate, following, of_week

SEED = UUID("6f1c1a52-4f0a-4b8f-9a52-6f1c1a524f0a")
decks = st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), min_size=1)


def prompts_of(sizes: dict[str, int]) -> list[PromptCandidate]:
    return [PromptCandidate(f"{deck}-{n}", deck, 1 + n % 3) for deck, size in sizes.items() for n in range(size)]


def draw(candidates: list[PromptCandidate], times: int, hidden: set[str], used: list[str]) -> list[str]:
    for _each in range(times):
        found = following(candidates, used, hidden, SEED)
        if found is None:
            break
        used.append(found.id)
    return used


@given(decks, st.integers(1, 30), st.data())
def test_none_comes_twice_until_its_deck_is_through_and_a_hidden_one_never(
    sizes: dict[str, int], times: int, data: st.DataObject
) -> None:
    candidates = prompts_of(sizes)
    hidden = data.draw(st.sets(st.sampled_from([each.id for each in candidates])))
    used = draw(candidates, times, hidden, [])
    assert not hidden & set(used)
    for deck in sizes:
        mine = [each.id for each in candidates if each.deck == deck and each.id not in hidden]
        counted = Counter(prompt for prompt in used if prompt in mine)
        assert (
            max((counted[prompt] for prompt in mine), default=0) - min((counted[prompt] for prompt in mine), default=0)
            <= 1
        )
    left = [each.id for each in candidates if each.id not in hidden]
    assert len(used) == (times if left else 0)


@given(decks, st.sets(st.integers(0, 14)), st.integers(1, 12))
def test_what_is_hidden_on_the_way_comes_no_more_and_what_is_new_comes_first(
    sizes: dict[str, int], hidden_at: set[int], times: int
) -> None:
    candidates, used, hidden = prompts_of(sizes), list[str](), set[str]()
    for at in range(times):
        before = len(used)
        draw(candidates, 1, hidden, used)
        if len(used) > before and at in hidden_at:
            hidden.add(used[-1])
        assert not set(used[before:]) & (hidden - set(used[-1:]))
    new = [PromptCandidate("z-0", "z", 1)]
    found = following([*candidates, *new], used, hidden, SEED)
    assert found is not None
    assert Counter(used)[found.id] == 0


@given(decks, st.integers(0, 20))
def test_it_is_the_same_for_both_and_in_whatever_order_decks_are_read(sizes: dict[str, int], times: int) -> None:
    candidates = prompts_of(sizes)
    assert draw(candidates, times, set(), []) == draw(candidates[::-1], times, set(), [])


def test_another_couple_has_another_order() -> None:
    candidates = prompts_of({"a": 5, "b": 5, "c": 5})
    mine = draw(candidates, 15, set(), [])
    used: list[str] = []
    for _each in range(15):
        found = following(candidates, used, set(), UUID(int=1))
        assert found is not None
        used.append(found.id)
    assert sorted(mine) == sorted(used)
    assert mine != used


def test_a_couple_begins_with_light_ones_from_several_decks() -> None:
    candidates = prompts_of({"a": 5, "b": 5, "c": 5})
    first = draw(candidates, LIGHT_ONES, set(), [])
    depths = {each.id: each.depth for each in candidates}
    assert [depths[prompt] for prompt in first] == [1, 1, 1]
    assert {prompt[0] for prompt in first} == {"a", "b", "c"}


def test_the_last_of_a_round_does_not_begin_the_next() -> None:
    candidates = prompts_of({"a": 3})
    used = draw(candidates, 60, set(), [])
    assert all(one != two for one, two in pairwise(used))


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert following([], [], set(), SEED) is None
    assert following([PromptCandidate("a-0", "a", 1)], [], {"a-0"}, SEED) is None


def week_by_week(candidates: list[PromptCandidate], used: list[str], left_out: set[str], weeks: range) -> list[str]:
    found = [of_week(candidates, used, left_out, SEED, week) for week in weeks]
    return [each.id for each in found if each]


@given(decks, st.data())
def test_of_weeks_none_comes_twice_until_all_are_through_and_none_that_is_left_out(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    candidates = prompts_of(sizes)
    ids = [each.id for each in candidates]
    left_out = data.draw(st.sets(st.sampled_from(ids)))
    used = data.draw(st.lists(st.sampled_from(ids), unique=True))
    found = week_by_week(candidates, used, left_out, range(len(ids)))
    assert not left_out & set(found)
    open_ones = [each for each in candidates if each.id not in left_out]
    fresh = [each for each in open_ones if each.id not in used] or open_ones
    if len(used) < LIGHT_ONES:
        fresh = [each for each in fresh if each.depth == 1] or fresh
    assert len(found) == (len(ids) if open_ones else 0)
    for at in range(0, len(found), len(fresh) or 1):
        assert len(set(found[at : at + len(fresh)])) == len(found[at : at + len(fresh)])
    if len(fresh) > 1:
        assert all(one != other for one, other in pairwise(found))


def test_a_week_without_its_own_takes_none_of_a_week_soon_after() -> None:
    candidates = prompts_of({"a": 12})
    used = [each.id for each in candidates if each.depth == 1][:LIGHT_ONES]
    order = week_by_week(candidates, used, set(), range(9))
    found = week_by_week(candidates, used, {order[2]}, range(8))
    assert found == [*order[:2], found[2], *order[3:8]], "every other week keeps its own"


@given(st.dictionaries(st.sampled_from("abc"), st.integers(3, 12), min_size=1), st.sets(st.integers(0, 14)))
def test_a_week_has_no_prompt_of_an_earlier_one_when_some_were_drawn_since(
    sizes: dict[str, int], drawn_at: set[int]
) -> None:
    candidates = prompts_of(sizes)
    used = ["of a theme that was turned off"] * LIGHT_ONES
    found: list[str] = []
    for week in range(len(candidates)):
        if week >= sum(each.id not in used for each in candidates):
            break  # as many weeks as are left: they may be through
        (prompt,) = week_by_week(candidates, used, set(), range(week, week + 1))
        assert prompt not in found
        found.append(prompt)
        if week in drawn_at:
            used.append(prompt)
